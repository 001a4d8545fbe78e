import { agencyTable, ERROR_CODES, residentTable } from '@jiayibao/cloudfunctions/core';
import { CONSENT_VERSION, type Reply } from '@jiayibao/shared/contract/resident';
import fc from 'fast-check';
import { type Cloud, newKey, openCloud, type Resident } from './cloud';
import { newStaff, sentCase } from './desk/desk';
import { MemoryCollector } from './order/collector';
import { household, member } from './people';
import { proposal } from './setting/proposals';

let cloud: Cloud;
let resident: Resident;
let memberId: string;
let caseId: string;
/** Of the resident's own order, which waits for payment. */
let number: string;
/** Who sends to which function: a resident with a case, and staff who may do everything. */
let senders: Record<string, { send(event: unknown): Promise<Reply<unknown>> }>;
beforeAll(async () => {
  cloud = await openCloud();
  cloud.services.collector = new MemoryCollector(cloud.services.clock.now);
  const family = await sentCase(cloud);
  ({ resident, memberId } = family);
  ({ caseId } = family.sent);
  ({ number } = await resident.get('order.create', ordered()));
  const agency = await newStaff(cloud, { role: 'prefecture', counties: [] });
  senders = { resident, agency };
});
afterAll(() => cloud.close());
// Withdrawing consent is among what is tried.
beforeEach(() => resident.get('account.consent', { version: CONSENT_VERSION, sensitive: true }));

const RUNS = { numRuns: 25 };

/** Sends an event later than any limit's window has been filled, and looks at the reply. */
async function expectProperReply(to: string, event: unknown): Promise<void> {
  cloud.pass(3_600_000);
  const reply = await senders[to]?.send(event);
  if (!reply) throw new Error(`nobody sends to ${to}`);
  expectProper(reply);
}

function expectProper(reply: Reply<unknown>): void {
  if (reply.ok) return;
  expect(Object.keys(reply.error).filter((key) => key !== 'path')).toEqual(['code', 'message']);
  expect(ERROR_CODES).toContain(reply.error.code);
  expect(reply.error.code).not.toBe('UNAVAILABLE');
  expect(reply.error.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u);
  expect(JSON.stringify(reply)).not.toMatch(/\n\s+at |\.ts:|\.js:/);
}

/** What is sent, by the names of the contract, with values right and wrong. */
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    '2026-11-01',
    '2026-02-30',
    'lanzhou',
    'linxia',
    '620102',
    'tier3A',
    1,
    0,
    -1,
    1e300,
  ),
  fc.constant(undefined).map(() => memberId),
  fc.constant(undefined).map(() => caseId),
  fc.constant(undefined).map(() => number),
  fc.constant(undefined).map(() => member()),
  fc.constant([]),
);
const NAMES = [
  'version sensitive name document kind number memberId revision region county phone members member birthDate sex',
  'relation category place claimedGroups groups stay expenses specialSubsidy dischargedOn level after have __proto__',
  'caseId application attachments words reason shelf taker by field householdId consent household code role counties',
  'benefitYear members relatives ticket place makeUpYears universityEntrant said eventOn',
  'personId recognition recognitionId settlementOpen dialysis basis conditions disease ceiling',
  'complaintId about named contact caseNumber',
].flatMap((names) => names.split(' '));
const input = fc.oneof(
  fc.jsonValue(),
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), value), { selector: ([name]) => name, maxLength: 8 })
    .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries)))),
);

const actions = Object.entries({ resident: residentTable, agency: agencyTable }).flatMap(([to, table]) =>
  Object.keys(table).map((action) => [to, action] as const),
);

test.each(actions)('%s %s answers any input with a listed code', async (to, action) => {
  await fc.assert(
    fc.asyncProperty(input, async (given) => {
      await expectProperReply(to, { action, input: given, key: newKey() });
    }),
    RUNS,
  );
});

/** Inputs of the right shape with one thing in them changed reach deeper than any by chance. */
const application = () => ({ kind: 'verifyGroup', memberId, groups: ['orphan'] });
const seen = () => ({ caseId, revision: 1 });
function ordered() {
  return {
    benefitYear: 2027,
    members: [{ memberId, makeUpYears: 0, universityEntrant: false }],
    relatives: [],
  };
}
const right: Record<string, () => object> = {
  'resident account.consent': () => ({ version: CONSENT_VERSION, sensitive: true }),
  'resident account.proveSelf': () => ({ name: '张三', document: member().document }),
  'resident membership.confirm': () => ({ memberId }),
  'resident household.register': () => household(member(), member()),
  'resident household.change': () => ({ revision: 1, region: 'lanzhou', county: '620102' }),
  'resident household.addMember': () => ({ member: member() }),
  'resident household.changeMember': () => ({ memberId, revision: 1, member: member() }),
  'resident household.readMember': () => ({ memberId }),
  'resident household.removeMember': () => ({ memberId, revision: 99 }),
  'resident institution.search': () => ({
    region: 'lanzhou',
    name: '医院',
    level: 'tier1',
    county: '620102',
  }),
  'resident estimate.basis': () => ({ memberId, dischargedOn: '2026-11-01' }),
  'resident estimate.inpatient': () => ({
    memberId,
    region: 'lanzhou',
    groups: ['orphan'],
    stay: { admittedOn: '2026-11-01', dischargedOn: '2026-11-02', level: 'tier1' },
    expenses: [{ class: 'A', amount: '100' }],
  }),
  'resident household.takeOver': () => ({ code: 'AAAAA-22222' }),
  'resident case.check': () => ({ application: application() }),
  'resident case.save': () => ({ ...seen(), application: application(), attachments: [] }),
  'resident case.submit': () => ({ ...seen(), words: '补充' }),
  'resident case.read': () => ({ caseId }),
  'resident notice.list': () => ({ after: '0:' }),
  'resident notice.read': () => ({ noticeIds: [caseId] }),
  'resident notice.allow': () => ({ templates: ['caseProgress'] }),
  'resident contribution.quote': () => ({ said: [{ memberId, universityEntrant: true }] }),
  'resident contribution.relative': () => ({
    region: 'lanzhou',
    benefitYear: 2027,
    name: '张三',
    document: member().document,
  }),
  'resident contribution.refund': () => ({
    memberId,
    benefitYear: 2027,
    reason: 'death',
    eventOn: '2026-11-20',
  }),
  'resident order.create': () => ({
    ...ordered(),
    relatives: [{ ticket: 'x' }],
    place: { region: 'lanzhou', county: '620102' },
  }),
  'resident order.pay': () => ({ number }),
  'resident order.refresh': () => ({ number }),
  'resident order.cancel': () => ({ number }),
  'resident order.list': () => ({ after: number }),
  'resident receipt.read': () => ({ number }),
  'resident certificate.read': () => ({ memberId, benefitYear: 2027 }),
  'resident recognition.read': () => ({ memberId }),
  'resident recognition.visit': () => ({
    memberId,
    recognitionId: null,
    settlementOpen: true,
    dialysis: false,
    expenses: [{ class: 'A', amount: '100' }],
  }),
  'resident complaint.file': () => ({
    region: 'lanzhou',
    county: '620102',
    about: 'institution',
    named: '某医院',
    words: '多收了检查费',
    contact: { name: '张三', phone: null },
    caseNumber: null,
  }),
  'agency complaint.list': () => ({ after: '0:' }),
  'agency complaint.answer': () => ({ complaintId: caseId, revision: 1, words: '已经核实' }),
  'agency recognition.find': () => ({ document: member().document }),
  'agency recognition.record': () => ({
    personId: caseId,
    revision: 0,
    recognition: { programme: 'chronic', condition: null, disease: '透析', ceiling: '1', from: '2026-11-01' },
    basis: '认定表',
  }),
  'agency settings.preview': () => proposal(),
  'agency settings.propose': () => ({
    proposal: proposal(),
    confirmed: { questions: ['muchMore:contribution'], words: '核对过' },
  }),
  'agency settings.approve': () => ({ settingId: caseId, revision: 1 }),
  'agency stop.throw': () => ({ revision: 0, words: '系统维护' }),
  'agency staff.invite': () => ({ name: '张三', role: 'clerk', region: 'lanzhou', counties: ['620102'] }),
  'agency staff.accept': () => ({ code: 'AAAAA-22222' }),
  'agency queue.read': () => ({
    shelf: 'open',
    kind: 'verifyGroup',
    county: '620102',
    dueBefore: '2027-01-01',
  }),
  'agency case.search': () => ({ by: { field: 'document', document: member().document } }),
  'agency case.read': () => ({ caseId }),
  'agency case.number': () => ({ caseId }),
  'agency case.take': seen,
  'agency case.refuse': () => ({ ...seen(), reason: 'other', words: '不符' }),
  'agency assisted.register': () => ({
    consent: { form: 'TY2026-0001', signedOn: '2026-11-22' },
    household: household(member()),
  }),
  'agency assisted.search': () => ({ by: { field: 'name', name: '张三' } }),
  'agency assisted.file': () => ({ householdId: caseId, application: application(), attachments: [] }),
};

test.each(Object.keys(right))('%s answers a right input with one thing changed', async (name) => {
  const [to = '', action] = name.split(' ');
  await fc.assert(
    fc.asyncProperty(fc.nat(), value, async (at, other) => {
      const given = changed(right[name]?.() ?? {}, at, other);
      await expectProperReply(to, { action, input: given, key: newKey() });
    }),
    RUNS,
  );
});

test('any event is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything({ withBigInt: true, withNullPrototype: true }), async (event) => {
      await expectProperReply('resident', event);
    }),
    RUNS,
  );
});

/** A copy in which the place number `at`, counted over all places, holds something else. */
function changed(whole: object, at: number, other: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(whole));
  const places: [Record<string, unknown>, string][] = [];
  const walk = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return;
    for (const key of Object.keys(part)) {
      places.push([part as Record<string, unknown>, key]);
      walk((part as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const [holder, key] = places[at % places.length] ?? [];
  if (holder && key !== undefined) holder[key] = other;
  return copy;
}
