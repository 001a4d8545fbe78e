import { recordPerson, recordStaff, type Services } from '@jiayibao/cloudfunctions/core';
import type { Role } from '@jiayibao/shared/contract/agency';
import type { MemberInput, Region, Sex } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import { actAsStaff, proveSelf } from './act';
import { birthDateOf, inventedNumber } from './identity';

interface DemoStaff {
  id: string;
  name: string;
  sex: Sex;
  about: string;
  role: Role;
  region: Region;
  counties: readonly string[];
}

const CHENGGUAN = '620102';
const QILIHE = '620103';

/** Staff as whom one can sign in; all invented. */
export const STAFF: readonly DemoStaff[] = [
  {
    id: 'staff-ma',
    name: '马晓燕',
    sex: 'female',
    about: '兰州市城关区、七里河区，经办人员',
    role: 'clerk',
    region: 'lanzhou',
    counties: [CHENGGUAN, QILIHE],
  },
  {
    id: 'staff-chen',
    name: '陈芳',
    sex: 'female',
    about: '兰州市城关区、七里河区，经办人员',
    role: 'clerk',
    region: 'lanzhou',
    counties: [CHENGGUAN, QILIHE],
  },
  {
    id: 'staff-li',
    name: '李建华',
    sex: 'male',
    about: '兰州市城关区、七里河区，县区负责人',
    role: 'lead',
    region: 'lanzhou',
    counties: [CHENGGUAN, QILIHE],
  },
  {
    id: 'staff-zhang',
    name: '张永强',
    sex: 'male',
    about: '兰州市，市级负责人',
    role: 'prefecture',
    region: 'lanzhou',
    counties: [],
  },
  {
    id: 'staff-wang',
    name: '王秀英',
    sex: 'female',
    about: '兰州市，市级负责人',
    role: 'prefecture',
    region: 'lanzhou',
    counties: [],
  },
  {
    id: 'staff-zhou',
    name: '周敏',
    sex: 'female',
    about: '兰州市安宁区，经办人员',
    role: 'clerk',
    region: 'lanzhou',
    counties: ['620105'],
  },
  {
    id: 'staff-mayulan',
    name: '马玉兰',
    sex: 'female',
    about: '临夏市，县区负责人',
    role: 'lead',
    region: 'linxia',
    counties: ['622901'],
  },
];

/** Serials of staff and of people without a phone begin above those of the households. */
const FIRST_SERIAL = 400;
const FIRST_OF_PAPER = 440;

/** People without a phone, for whom a clerk filed on paper; their cases wait at the desk. */
const ON_PAPER = [
  { name: '何永德', years: 67, sex: 'male', county: CHENGGUAN, form: 'TY2026-0031', by: 'staff-chen' },
  { name: '张淑珍', years: 70, sex: 'female', county: QILIHE, form: 'TY2026-0032', by: 'staff-ma' },
] as const;

/** The openid that stands for one of the demo staff. */
export function openidOfStaff({ id }: Pick<DemoStaff, 'id'>): string {
  return `demo-${id}`;
}

/** Writes the staff, each shown to be who they are, and what they registered and filed on paper. */
export async function writeStaff(services: Services, today: CivilDate): Promise<void> {
  await Promise.all(STAFF.map((staff, i) => writeOne(services, staff, FIRST_SERIAL + i, today)));
  for (const [i, one] of ON_PAPER.entries()) {
    const openid = openidOfStaff({ id: one.by });
    const { household } = await actAsStaff(services, openid, 'assisted.register', {
      consent: { form: one.form, signedOn: today },
      household: {
        region: 'lanzhou',
        county: one.county,
        members: [onPaper(one, FIRST_OF_PAPER + i, today)],
      },
    });
    const memberId = household.members[0]?.memberId ?? '';
    await actAsStaff(services, openid, 'assisted.file', {
      householdId: household.householdId,
      application: { kind: 'confirmMembership', memberId },
      attachments: [],
    });
  }
}

async function writeOne(
  services: Services,
  staff: DemoStaff,
  serial: number,
  today: CivilDate,
): Promise<void> {
  const { name, sex, role, region, counties } = staff;
  const birthDate = birthDateOf({ years: 30 + (serial % 20), birthday: '05-04' }, today);
  const number = inventedNumber(region, birthDate, sex, serial);
  const self = { name, document: { kind: 'residentId' as const, number } };
  await recordPerson(services, self);
  await proveSelf(services, openidOfStaff(staff), self);
  await recordStaff(services, openidOfStaff(staff), { role, region, counties: [...counties] });
}

function onPaper(
  { name, years, sex }: (typeof ON_PAPER)[number],
  serial: number,
  today: CivilDate,
): MemberInput {
  const birthDate = birthDateOf({ years, birthday: '03-09' }, today);
  return {
    name,
    document: { kind: 'residentId', number: inventedNumber('lanzhou', birthDate, sex, serial) },
    relation: 'self',
    category: 'notEmployed',
    place: 'householdRegistration',
    claimedGroups: [],
  };
}
