import { accountIdOf } from '@jiayibao/cloudfunctions/core';
import {
  GUARDIAN_CONSENT_VERSION,
  type MemberInput,
  type NewbornChild,
  type Region,
} from '@jiayibao/shared/contract/resident';
import { type Cloud, newResident, type Resident } from '../cloud';
import { cleanPhoto } from '../desk/desk';
import { household, member, newNumber } from '../people';

let certificates = 0;
/** The number of a birth certificate that nobody else in the tests has. */
export function newCertificate(): string {
  certificates += 1;
  return `T${String(certificates).padStart(9, '0')}`;
}

/** A child on a birth certificate, as typed. */
export function baby(birthDate: string, changes: Partial<MemberInput> & { certificate?: string } = {}) {
  const { certificate = newCertificate(), ...rest } = changes;
  return member({
    name: '宝宝',
    document: { kind: 'birthCertificate', number: certificate },
    birthDate,
    sex: 'female',
    relation: 'child',
    category: 'pupilOrChild',
    ...rest,
  });
}

export const CONSENT = { version: GUARDIAN_CONSENT_VERSION, agreed: true } as const;

/** A resident of a region whose household is themselves, of age. */
export async function parent(cloud: Cloud, region: Region = 'lanzhou', self: Partial<MemberInput> = {}) {
  const resident = await newResident(cloud);
  const { household: made } = await resident.get('household.register', {
    ...household(
      member({
        name: '家长',
        relation: 'self',
        document: { kind: 'residentId', number: newNumber('19950101') },
        ...self,
      }),
    ),
    ...(region === 'linxia' && { region, county: '622901' }),
  });
  const guardianId = made.members[0]?.memberId as string;
  return { resident, guardianId, accountId: accountIdOf(cloud.services, resident.openid) };
}

/** Registers these children with a photo each; gives what the household knows of its newborns then. */
export async function register(
  cloud: Cloud,
  { resident, guardianId }: { resident: Resident; guardianId: string },
  children: readonly ({ member: MemberInput } | { memberId: string })[],
): Promise<NewbornChild[]> {
  const sent = [];
  for (const child of children)
    sent.push({ ...child, attachments: [await cleanPhoto(cloud, resident.openid)] });
  await resident.get('newborn.register', { guardianId, consent: CONSENT, children: sent });
  return (await resident.get('newborn.read', {})).children;
}
