import type { EventOf, ParsedOf } from '../contract/calculation';
import type { LanzhouValues, LinxiaValues, ParameterSet } from '../policy';
import * as lanzhou from './lanzhou-2025';
import * as linxia from './linxia-2018';
import { settlementDate } from './refusals';
import { type Person, personOf, type Settlement } from './settlement';
import { type YearFigures, yearFiguresOf } from './year-figures';

/** A case that the policy of its day has been found to cover; see `refuseCase`. */
export type Case =
  | { region: 'lanzhou'; event: EventOf<EventOf['operation'], 'lanzhou'> }
  | { region: 'linxia'; event: EventOf<EventOf['operation'], 'linxia'> };

/** Settles one case after what the year brought before it, with its steps, all in raw values. */
export function settleCase(
  settled: Case,
  person: Person,
  before: YearFigures,
  set: ParameterSet,
): Settlement {
  const day = settlementDate(settled.event);
  return settled.region === 'lanzhou'
    ? settleInLanzhou(settled.event, person, before, set.lanzhou.on(day) as LanzhouValues)
    : settleInLinxia(settled.event, person, before, set.linxia.on(day) as LinxiaValues);
}

function settleInLanzhou(
  event: EventOf<EventOf['operation'], 'lanzhou'>,
  person: Person,
  before: YearFigures,
  values: LanzhouValues,
): Settlement {
  switch (event.operation) {
    case 'inpatient':
      return lanzhou.inpatient(event, person, before, values);
    case 'outpatient':
      return lanzhou.outpatient(event, person, before, values);
    case 'twoDisease':
      return lanzhou.twoDisease(event, person, before, values);
    case 'chronicDisease':
      return lanzhou.chronicDisease(event, person, before, values);
  }
}

function settleInLinxia(
  event: EventOf<EventOf['operation'], 'linxia'>,
  person: Person,
  before: YearFigures,
  values: LinxiaValues,
): Settlement {
  switch (event.operation) {
    case 'inpatient':
      return linxia.inpatient(event, person, before, values);
    case 'outpatient':
      return linxia.outpatient(event, person, before, values);
    case 'chronicDisease':
      return linxia.chronicDisease(event, person, before, values);
    case 'twoDisease':
      throw new Error('Linxia has no two-disease benefit: refuseCase() comes first');
  }
}

type BenefitRequest = ParsedOf<'inpatient' | 'outpatient' | 'twoDisease' | 'chronicDisease'>;

/** Settles a benefit's request that was parsed and not refused. */
export function settleRequest(request: BenefitRequest, set: ParameterSet): Settlement {
  const settled = { region: request.region, event: request } as Case;
  return settleCase(settled, personOf(request.insured), yearFiguresOf(request.yearToDate), set);
}
