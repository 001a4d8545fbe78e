import { verifyAudit } from '@jiayibao/cloudfunctions/core';
import { type Cloud, openCloud } from '../cloud';
import { household, member } from '../people';
import { knownPerson, newFamily, newStaff, provenResident, Staffer, sendCase, sentCase, take } from './desk';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

describe('a case', () => {
  test('of another county or region is not found, by any action', async () => {
    const { sent } = await sentCase(cloud);
    const { caseId, revision } = sent;
    const strangers = [
      await newStaff(cloud, { counties: ['620103'] }),
      await newStaff(cloud, { region: 'linxia', counties: ['622901'] }),
      await newStaff(cloud, { region: 'linxia', role: 'prefecture', counties: [] }),
    ];
    for (const staff of strangers) {
      expect((await staff.refused('case.read', { caseId }))[0]).toBe('NOT_FOUND');
      expect((await staff.refused('case.take', { caseId, revision }))[0]).toBe('NOT_FOUND');
      expect((await staff.refused('case.approve', { caseId, revision }))[0]).toBe('NOT_FOUND');
    }
    const [other] = strangers;
    expect(await other?.get('queue.read', { shelf: 'open' })).toEqual({ rows: [], next: null });
    expect((await other?.refused('queue.read', { shelf: 'open', county: '620102' }))?.[0]).toBe('NOT_FOUND');
    const by = { field: 'caseNumber' as const, caseNumber: sent.number };
    expect(await other?.get('case.search', { by })).toEqual({ rows: [], next: null });
    const whole = await newStaff(cloud, { role: 'prefecture', counties: [] });
    expect(await whole.get('case.read', { caseId })).toMatchObject({ caseId });
  });

  test('that is a draft, or was withdrawn as one, no staff finds', async () => {
    const clerk = await newStaff(cloud);
    const { resident, memberId } = await newFamily(cloud);
    const application = { kind: 'verifyGroup' as const, memberId, groups: ['orphan' as const] };
    const { caseId, revision } = await resident.get('case.save', { application, attachments: [] });
    expect((await clerk.refused('case.read', { caseId }))[0]).toBe('NOT_FOUND');
    await resident.get('case.withdraw', { caseId, revision });
    expect((await clerk.refused('case.read', { caseId }))[0]).toBe('NOT_FOUND');
  });

  test('of one’s own, of one’s household, and of who keeps one, is not for oneself', async () => {
    const clerk = await newStaff(cloud, { name: '经办乙' });
    const self = { resident: await residentOf(clerk) };
    const wife = await knownPerson(cloud, '妻子');
    await self.resident.get(
      'household.register',
      household(
        member({ name: clerk.person.name, number: clerk.person.number, relation: 'self' }),
        member({ name: wife.name, number: wife.number, relation: 'spouse' }),
      ),
    );
    const ownMember = (await self.resident.get('household.read', {})).household?.members[0]?.memberId ?? '';
    const own = await sendCase(cloud, self.resident, {
      kind: 'verifyGroup',
      memberId: ownMember,
      groups: ['orphan'],
    });
    // The wife's own account, for herself and for her mother, and a household that keeps the clerk.
    const wifes = await newFamily(cloud, wife);
    const ofWife = await sendCase(cloud, wifes.resident, {
      kind: 'verifyGroup',
      memberId: wifes.memberId,
      groups: ['orphan'],
    });
    const mother = await knownPerson(cloud, '岳母');
    const { household: withMother } = await wifes.resident.get('household.addMember', {
      member: member({ name: mother.name, number: mother.number }),
    });
    const ofMother = await sendCase(cloud, wifes.resident, {
      kind: 'confirmMembership',
      memberId: withMother.members[1]?.memberId ?? '',
    });
    const parents = await newFamily(cloud);
    await parents.resident.get('household.addMember', {
      member: member({ name: clerk.person.name, number: clerk.person.number, relation: 'child' }),
    });
    const ofParents = await sendCase(cloud, parents.resident, {
      kind: 'verifyGroup',
      memberId: parents.memberId,
      groups: ['orphan'],
    });
    const colleague = await newStaff(cloud);
    for (const { caseId, revision } of [own, ofWife, ofMother, ofParents]) {
      for (const action of ['case.read', 'case.take', 'case.approve'] as const) {
        const input = action === 'case.read' ? { caseId } : { caseId, revision };
        const refusal = await clerk.refused(action, input as { caseId: string; revision: number });
        expect(refusal).toEqual(['NOT_ALLOWED', expect.stringContaining('家人')]);
      }
      expect(await take(colleague, { caseId, revision })).toMatchObject({ state: 'inReview' });
    }
  });

  /** The clerk as a resident. */
  async function residentOf(staff: Staffer) {
    const { Resident } = await import('../cloud');
    return new Resident(cloud, staff.openid);
  }
});

test('the whole number is told to who has taken the case, as long as they have it, and that is audited', async () => {
  const [clerk, other] = [await newStaff(cloud, { name: '经办丙' }), await newStaff(cloud)];
  const { sent, self } = await sentCase(cloud);
  const { caseId } = sent;
  const seen = await clerk.get('case.read', { caseId });
  expect(seen.person?.document.number).not.toContain(self.number.slice(2, -3));
  expect((await clerk.refused('case.number', { caseId }))[0]).toBe('STALE');
  const { revision } = await take(clerk, sent);
  expect(await clerk.get('case.number', { caseId })).toEqual({ number: self.number });
  expect((await other.refused('case.number', { caseId }))[0]).toBe('NOT_ALLOWED');
  await clerk.get('case.release', { caseId, revision });
  expect((await clerk.refused('case.number', { caseId }))[0]).toBe('STALE');
  const told = await cloud.services.store.find('audit', { chain: clerk.staffId });
  expect(told.filter(({ did, of }) => did === 'case.number' && of === caseId)).toHaveLength(1);
  expect(JSON.stringify(told)).not.toContain(self.number);
});

describe('a role', () => {
  test('is needed for every action of staff', async () => {
    const { resident } = await newFamily(cloud);
    const nobody = new Staffer(cloud, resident.openid, await knownPerson(cloud));
    expect((await nobody.refused('queue.read', { shelf: 'open' }))[0]).toBe('NOT_ALLOWED');
    expect((await nobody.refused('staff.me', {}))[0]).toBe('NOT_ALLOWED');
    const clerk = await newStaff(cloud);
    expect((await clerk.refused('staff.list', {}))[0]).toBe('NOT_ALLOWED');
  });

  test('is granted by invitation, to the person of that name, once', async () => {
    const lead = await newStaff(cloud, { role: 'lead' });
    const post = { role: 'clerk' as const, region: 'lanzhou' as const, counties: ['620102'] };
    const { code } = await lead.get('staff.invite', { name: '新同事', ...post });
    const thief = await provenResident(cloud, await knownPerson(cloud, '别人'));
    const stolen = new Staffer(cloud, thief.openid, await knownPerson(cloud));
    expect((await stolen.refused('staff.accept', { code }))[0]).toBe('NOT_FOUND');
    const invited = await knownPerson(cloud, '新同事');
    const { openid } = await provenResident(cloud, invited);
    const staff = new Staffer(cloud, openid, invited);
    expect((await lead.get('staff.list', {})).invitations.map(({ name }) => name)).toEqual(['新同事']);
    const typed = code.toLowerCase().replace('-', ' ');
    expect(await staff.get('staff.accept', { code: typed })).toMatchObject({ name: '新同事', ...post });
    expect((await staff.refused('staff.accept', { code }))[0]).toBe('NOT_FOUND');
    expect(await staff.get('staff.me', {})).toMatchObject({ role: 'clerk', counties: ['620102'] });
    const { staff: listed, invitations } = await lead.get('staff.list', {});
    expect(invitations).toEqual([]);
    expect(listed.map(({ staffId }) => staffId)).toContain(staff.staffId);
  });

  test('is not granted above or beside one’s own, nor by whoever was ended since', async () => {
    const lead = await newStaff(cloud, { role: 'lead', counties: ['620102'] });
    const invite = (changes: object) =>
      lead.refused('staff.invite', {
        name: '某人',
        role: 'clerk',
        region: 'lanzhou',
        counties: ['620102'],
        ...changes,
      });
    expect((await invite({ role: 'prefecture', counties: [] }))[0]).toBe('NOT_ALLOWED');
    expect((await invite({ counties: ['620103'] }))[0]).toBe('NOT_ALLOWED');
    expect((await invite({ counties: ['620102', '620103'] }))[0]).toBe('NOT_ALLOWED');
    expect((await invite({ region: 'linxia', counties: ['622901'] }))[0]).toBe('NOT_ALLOWED');
    expect((await invite({ counties: [] }))[0]).toBe('MALFORMED_REQUEST');
    expect((await invite({ role: 'prefecture' }))[0]).toBe('MALFORMED_REQUEST');
    const post = { role: 'lead' as const, region: 'lanzhou' as const, counties: ['620102'] };
    const { code } = await lead.get('staff.invite', { name: '某人', ...post });
    const above = await newStaff(cloud, { role: 'prefecture', counties: [] });
    await above.get('staff.end', { staffId: lead.staffId });
    const { openid } = await provenResident(cloud, await knownPerson(cloud, '某人'));
    const invited = new Staffer(cloud, openid, await knownPerson(cloud));
    expect((await invited.refused('staff.accept', { code }))[0]).toBe('NOT_FOUND');
  });

  test('ended is ended at once, also for what was taken before', async () => {
    const lead = await newStaff(cloud, { role: 'lead' });
    const clerk = await newStaff(cloud);
    const { sent } = await sentCase(cloud);
    const { caseId, revision } = await take(clerk, sent);
    await lead.get('staff.end', { staffId: clerk.staffId });
    const free = await lead.get('case.read', { caseId });
    expect(free).toMatchObject({ state: 'submitted', taker: null });
    expect(free.timeLine.at(-1)).toMatchObject({ event: 'released', by: 'staff' });
    expect((await clerk.refused('case.approve', { caseId, revision }))[0]).toBe('NOT_ALLOWED');
    expect((await clerk.refused('queue.read', { shelf: 'open' }))[0]).toBe('NOT_ALLOWED');
    expect((await lead.refused('staff.end', { staffId: clerk.staffId }))[0]).toBe('NOT_FOUND');
    expect((await lead.refused('staff.end', { staffId: lead.staffId }))[0]).toBe('NOT_ALLOWED');
  });

  test('ended and deciding at once: no decision by who is ended', async () => {
    const lead = await newStaff(cloud, { role: 'lead' });
    const clerk = await newStaff(cloud);
    const { sent, self } = await sentCase(cloud);
    const { caseId, revision } = await take(clerk, sent);
    const [ended, decided] = await Promise.all([
      lead.call('staff.end', { staffId: clerk.staffId }),
      clerk.call('case.approve', { caseId, revision }),
    ]);
    expect(ended.ok).toBe(true);
    const staff = await cloud.services.store.get('staff', clerk.staffId);
    const person = await cloud.services.store.get('persons', self.personId);
    expect(staff?.until).not.toBeNull();
    expect(person?.verifiedGroups).toEqual(decided.ok ? ['orphan'] : []);
  });
});

test('the audit tells who did, saw and searched what, without a name or number, and holds', async () => {
  const clerk = await newStaff(cloud, { name: '审计甲' });
  const { sent, self } = await sentCase(cloud);
  await clerk.get('case.read', { caseId: sent.caseId });
  await clerk.get('case.search', { by: { field: 'name', name: self.name } });
  await clerk.get('case.search', {
    by: { field: 'document', document: { kind: 'residentId', number: self.number } },
  });
  const { revision } = await take(clerk, sent);
  await clerk.get('case.approve', { caseId: sent.caseId, revision });
  const own = await cloud.services.store.find('audit', { chain: clerk.staffId });
  expect(own.map(({ did }) => did)).toEqual([
    'case.read',
    'case.search',
    'case.search',
    'case.take',
    'case.approve',
  ]);
  expect(own[1]?.what).toMatch(/"found":\d+/);
  expect(JSON.stringify(own)).not.toMatch(new RegExp(`${self.number}|${self.name}|审计甲`));
  expect((await verifyAudit(cloud.services)).problems).toEqual([]);
});
