import type { CalculationError, ErrorCode, EventOf } from '../contract/calculation';
import type { Region } from '../contract/vocabulary';
import { type CivilDate, formatChinese } from '../dates';
import type { ParameterSet } from '../policy';

/** A refusal with what the person should do; `path` names the field at fault. */
export function refuse(code: ErrorCode, message: string, path: string): CalculationError {
  return { code, message, path };
}

const regionNames: Record<Region, string> = { lanzhou: '兰州', linxia: '临夏' };

/** 第四十九条, Linxia 六: refused where no policy of the region is in force on a day. */
export function refuseOutOfForce(
  region: Region,
  day: CivilDate,
  set: ParameterSet,
  path: string,
): CalculationError | null {
  const { inForce, on } = set[region];
  if (on(day) !== null) return null;
  const until = inForce.to ? `到${formatChinese(inForce.to)}` : '起';
  const time = `${formatChinese(inForce.from)}${until}`;
  const message = `${regionNames[region]}现有政策的适用时间是${time}，请改填这段时间内的日期，或向经办机构咨询。`;
  return refuse('POLICY_NOT_IN_FORCE', message, path);
}

/** The date that decides policy, rates and year: of a stay the discharge (第二十六条; in Linxia a reading). */
export function settlementDate(event: EventOf): CivilDate {
  return event.operation === 'inpatient' ? event.stay.dischargedOn : event.visit.date;
}

function settlementDatePath(event: EventOf): string {
  return event.operation === 'inpatient' ? 'stay.dischargedOn' : 'visit.date';
}

/** What a case's own fields say against each other or against the policy; the first in the contract's order. */
export function refuseCase(
  region: Region,
  event: EventOf,
  birthDate: CivilDate,
  set: ParameterSet,
): CalculationError | null {
  return (
    contradictingDates(event, birthDate) ??
    notOffered(region, event) ??
    refuseOutOfForce(region, settlementDate(event), set, settlementDatePath(event)) ??
    contradiction(event)
  );
}

function contradictingDates(event: EventOf, birthDate: CivilDate): CalculationError | null {
  if (event.operation !== 'inpatient') {
    return event.visit.date < birthDate
      ? refuse('INVALID_DATE', '就诊日期早于出生日期，请核对这两个日期。', 'visit.date')
      : null;
  }
  const { admittedOn, dischargedOn } = event.stay;
  if (dischargedOn < admittedOn) {
    return refuse('INVALID_DATE', '出院日期早于入院日期，请核对这两个日期。', 'stay.dischargedOn');
  }
  return admittedOn < birthDate
    ? refuse('INVALID_DATE', '入院日期早于出生日期，请核对这两个日期。', 'stay.admittedOn')
    : null;
}

/** What a policy does not have, or leaves to rules that are not here: out of area, 第二十五条, Linxia 住院（3）. */
function notOffered(region: Region, event: EventOf): CalculationError | null {
  const refused = (message: string, path: string) => refuse('BENEFIT_NOT_OFFERED', message, path);
  if (event.operation === 'twoDisease') {
    return region === 'linxia'
      ? refused('临夏的政策没有“两病”门诊待遇，请按普通门诊或门诊慢特病计算。', 'operation')
      : null;
  }
  if (event.operation === 'inpatient') {
    const { stay } = event;
    if (stay.outOfArea) return refused('按异地就医政策执行，未计算，请向经办机构咨询。', 'stay.outOfArea');
    if (region === 'linxia') {
      return stay.consortiumReferral
        ? refused('临夏的政策没有医共体转诊的起付线规定，请去掉这一项。', 'stay.consortiumReferral')
        : null;
    }
    if (stay.tieredCare) {
      return refused('兰州的政策没有分级诊疗病种定额，请去掉这一项。', 'stay.tieredCare');
    }
    if (stay.majorDisease) {
      return refused('兰州的政策没有重大疾病单病种报销，请去掉这一项。', 'stay.majorDisease');
    }
  }
  return region === 'lanzhou' && (event.specialSubsidy ?? 0) > 0
    ? refused('兰州的政策没有专项补助先行支付，请去掉这一项。', 'specialSubsidy')
    : null;
}

/** Linxia 住院（7）: a tiered-care or a major-disease case. 第十九条（七）: not the same disease under two benefits. */
function contradiction(event: EventOf): CalculationError | null {
  if (event.operation === 'inpatient' && event.stay.tieredCare && event.stay.majorDisease) {
    const message = '一次住院不能既按分级诊疗病种又按重大疾病报销，请只选一种。';
    return refuse('CONTRADICTORY_REQUEST', message, 'stay.majorDisease');
  }
  if (event.operation !== 'twoDisease') return null;
  const recognised = event.visit.chronicRecognised ?? [];
  return event.visit.conditions.some((condition) => recognised.includes(condition))
    ? refuse(
        'CONTRADICTORY_REQUEST',
        '同一种病已认定门诊慢特病，不能再享受“两病”待遇，请改按门诊慢特病计算。',
        'visit.chronicRecognised',
      )
    : null;
}

/** A benefit period that ends before it begins. */
export function refusePeriod(insured: {
  benefitPeriod?: { from: CivilDate; to: CivilDate } | null;
}): CalculationError | null {
  const period = insured.benefitPeriod;
  return period && period.to < period.from
    ? refuse('INVALID_DATE', '待遇享受期的结束日期早于开始日期，请核对。', 'insured.benefitPeriod.to')
    : null;
}
