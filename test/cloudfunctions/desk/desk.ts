import {
  agencyTable,
  handle,
  recordPerson,
  recordRealName,
  recordStaff,
} from '@jiayibao/cloudfunctions/core';
import {
  type AgencyAction,
  type AgencyInputOf,
  type AgencyOutputOf,
  KEYED_AGENCY_ACTIONS,
  type Role,
} from '@jiayibao/shared/contract/agency';
import type { CaseView, FiledApplication, Group, Region, Reply } from '@jiayibao/shared/contract/resident';
import { type Cloud, newKey, newResident, type Resident } from '../cloud';
import { household, member, newNumber } from '../people';

/** One of staff, calling the function of the agency. */
export class Staffer {
  constructor(
    private readonly cloud: Cloud,
    readonly openid: string,
    readonly person: Known,
  ) {}

  get staffId(): string {
    return this.cloud.services.vault.lookup('account', this.openid);
  }

  send(event: unknown): Promise<Reply<unknown>> {
    return handle(agencyTable, event, { ...this.cloud.services, caller: () => this.openid });
  }

  call<Name extends AgencyAction>(
    action: Name,
    input: AgencyInputOf<Name>,
    key = (KEYED_AGENCY_ACTIONS as readonly string[]).includes(action) ? newKey() : undefined,
  ): Promise<Reply<AgencyOutputOf<Name>>> {
    return this.send({ action, input, key }) as Promise<Reply<AgencyOutputOf<Name>>>;
  }

  async get<Name extends AgencyAction>(
    action: Name,
    input: AgencyInputOf<Name>,
  ): Promise<AgencyOutputOf<Name>> {
    const reply = await this.call(action, input);
    if (!reply.ok)
      throw new Error(`${action}: ${reply.error.code} ${reply.error.message} ${reply.error.path ?? ''}`);
    return reply.data;
  }

  /** Code and words of a refusal. */
  async refused<Name extends AgencyAction>(
    action: Name,
    input: AgencyInputOf<Name>,
  ): Promise<[string, string]> {
    const reply = await this.call(action, input);
    if (reply.ok) throw new Error(`${action} was not refused`);
    return [reply.error.code, reply.error.message];
  }
}

export interface Known {
  name: string;
  number: string;
  personId: string;
}

/** A person whom the agency knows. */
export async function knownPerson(
  cloud: Cloud,
  name = '测试甲',
  verifiedGroups: Group[] = [],
  number = newNumber(),
): Promise<Known> {
  const document = { kind: 'residentId' as const, number };
  return { name, number, personId: await recordPerson(cloud.services, { name, document, verifiedGroups }) };
}

/** A resident who is shown to be that person. */
export async function provenResident(cloud: Cloud, { name, number }: Known): Promise<Resident> {
  const resident = await newResident(cloud);
  const document = { kind: 'residentId' as const, number };
  await recordRealName(cloud.services, resident.openid, { name, document });
  await resident.get('account.proveSelf', { name, document });
  return resident;
}

/** A clerk of Chengguan, or what is said otherwise. */
export async function newStaff(
  cloud: Cloud,
  { role = 'clerk' as Role, region = 'lanzhou' as Region, counties = ['620102'], name = '经办甲' } = {},
): Promise<Staffer> {
  const person = await knownPerson(cloud, name);
  const { openid } = await provenResident(cloud, person);
  await recordStaff(cloud.services, openid, { role, region, counties });
  return new Staffer(cloud, openid, person);
}

/** A resident with themselves, confirmed, as the only member. */
export async function newFamily(cloud: Cloud, person?: Known) {
  const self = person ?? (await knownPerson(cloud, '张三'));
  const resident = await provenResident(cloud, self);
  const { household: made } = await resident.get(
    'household.register',
    household(member({ name: self.name, number: self.number, relation: 'self' })),
  );
  return { resident, self, householdId: made.householdId, memberId: made.members[0]?.memberId ?? '' };
}

/** A photo that was looked at and found clean. */
export async function cleanPhoto(cloud: Cloud, openid: string): Promise<string> {
  const { store, vault, randomness, clock } = cloud.services;
  const photo = {
    _id: randomness.id(),
    caseId: null,
    accountId: vault.lookup('account', openid),
    size: 1000,
    type: 'image/jpeg' as const,
    state: 'clean' as const,
    fileId: 'cloud://test/photo.jpg',
    rawFileId: null,
    at: clock.now(),
    lookAt: clock.now() + 86_400_000,
  };
  await store.transaction((tx) => tx.put('attachments', photo));
  return photo._id;
}

/** A case that was sent with one photo. */
export async function sendCase(
  cloud: Cloud,
  resident: Resident,
  application: FiledApplication,
): Promise<CaseView> {
  const attachments = [await cleanPhoto(cloud, resident.openid)];
  const { caseId, revision } = await resident.get('case.save', { application, attachments });
  return resident.get('case.submit', { caseId, revision });
}

/** A case about groups of a new family, sent. */
export async function sentCase(cloud: Cloud, groups: Group[] = ['orphan']) {
  const family = await newFamily(cloud);
  const { memberId } = family;
  return {
    ...family,
    sent: await sendCase(cloud, family.resident, { kind: 'verifyGroup', memberId, groups }),
  };
}

/** A case that the clerk has taken, as they see it. */
export function take(staff: Staffer, { caseId, revision }: { caseId: string; revision: number }) {
  return staff.get('case.take', { caseId, revision });
}
