import type { KnownRecognitions } from '../contract/resident';
import type { Region } from '../contract/vocabulary';
import { chronicOn, conditionsOn } from './hold';

/** What is known of the person on the day. */
export type VisitBasis = Pick<KnownRecognitions, 'recognitions' | 'chronicPaid' | 'birthDate' | 'basis'> & {
  region: Region;
  day: string;
};

/** What is asked: the chronic disease (null: two-disease), the place, the bill. */
export type Visit = {
  recognitionId: string | null;
  settlementOpen: boolean;
  dialysis: boolean;
  expenses: readonly unknown[];
};

/** The calculation's request for a visit, or null where the person is not recognised for it on that day. */
export function visitRequest(
  { region, day, recognitions, chronicPaid, birthDate, basis }: VisitBasis,
  { recognitionId, settlementOpen, dialysis, expenses }: Visit,
): Record<string, unknown> | null {
  const common = {
    region,
    insured: { birthDate, groups: basis.verifiedGroups, benefitPeriod: basis.benefitPeriod },
    yearToDate: basis.yearToDate,
    expenses,
  };
  const chronic = chronicOn(recognitions, day);
  if (recognitionId === null) {
    const conditions = conditionsOn(recognitions, day);
    if (conditions.length === 0) return null;
    const chronicRecognised = chronic.flatMap(({ condition }) => condition ?? []);
    const visit = { date: day, conditions, chronicRecognised, settlementOpen };
    return { operation: 'twoDisease', ...common, visit };
  }
  const found = chronic.find((one) => one.recognitionId === recognitionId);
  if (!found) return null;
  const diseasePaid = chronicPaid.find((one) => one.recognitionId === recognitionId)?.amount ?? '0';
  const visit = { date: day, diseaseCeiling: found.ceiling, diseasePaid, dialysis };
  return { operation: 'chronicDisease', ...common, visit };
}
