import { recordEnrolment, recordInstitution, recordSettlement } from '@jiayibao/cloudfunctions/core';
import type { EnteredRecognition } from '@jiayibao/shared/contract/agency';
import type { Condition, FiledApplication, Level, Region } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import { toFen } from '@jiayibao/shared/money';
import type { Cloud } from '../cloud';
import { type Known, newFamily, type Staffer } from '../desk/desk';

/** A hospital where it can be diagnosed. */
export const HOSPITAL = { institutionId: 'hospital-tier2', institutionName: '测试区医院' };

export async function writeInstitution(
  cloud: Cloud,
  institutionId: string,
  {
    name = institutionId,
    region = 'lanzhou' as Region,
    county = '620102',
    level = 'tier2' as Level,
    designated = true,
    twoDiseaseSettlement = true,
  } = {},
): Promise<void> {
  const traits = { name, region, county, level, designated, twoDiseaseSettlement };
  await recordInstitution(cloud.services, { institutionId, ...traits, consortium: null, sample: true });
}

/** This year's cover. */
export async function enrol(cloud: Cloud, personId: string, from = '2026-01-01', to = '2026-12-31') {
  await recordEnrolment(cloud.services, {
    personId,
    benefitYear: Number(to.slice(0, 4)),
    region: 'lanzhou',
    benefitFrom: from as CivilDate,
    benefitTo: to as CivilDate,
  });
}

/** Somebody with their own account and this year's cover. */
export async function coveredFamily(cloud: Cloud, person?: Known) {
  const family = await newFamily(cloud, person);
  await enrol(cloud, family.self.personId);
  return family;
}

export function applicationFor(
  memberId: string,
  conditions: Condition[],
  changes: object = {},
): FiledApplication {
  return {
    kind: 'twoDisease',
    memberId,
    conditions,
    noOrganDamage: true,
    ...HOSPITAL,
    diagnosedOn: '2026-10-01',
    ...changes,
  };
}

let settlements = 0;
/** What two-disease, or a chronic disease, paid at a visit of this year. */
export async function settleVisit(
  cloud: Cloud,
  personId: string,
  operation: 'twoDisease' | 'chronicDisease',
  paidFen: number,
  recognitionId?: string,
): Promise<void> {
  settlements += 1;
  const none = toFen(0);
  await recordSettlement(cloud.services, {
    _id: `visit-${settlements}`,
    personId,
    region: 'lanzhou',
    date: '2026-11-01' as CivilDate,
    operation,
    institutionName: '测试区医院',
    totalFen: toFen(paidFen * 2),
    selfPayFen: toFen(paidFen),
    recognitionId,
    counts: {
      inpatient: none,
      outpatient: none,
      twoDisease: none,
      chronicDisease: none,
      eligibleSelfPay: none,
      criticalIllness: none,
      topUp: none,
      assistance: none,
      [operation]: toFen(paidFen),
    },
  });
}

export const BY_NUMBER = ({ number }: Known) => ({ document: { kind: 'residentId' as const, number } });

/** Enters something for a person at the desk. */
export async function record(staff: Staffer, person: Known, recognition: EnteredRecognition) {
  const { personId, revision } = await staff.get('recognition.find', BY_NUMBER(person));
  return staff.get('recognition.record', { personId, revision, recognition, basis: '认定表2026-01' });
}
