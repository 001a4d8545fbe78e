import { ERROR_CODES, residentTable } from '@jiayibao/cloudfunctions/core';
import { CONSENT_VERSION, type Reply } from '@jiayibao/shared/contract/resident';
import fc from 'fast-check';
import { type Cloud, newKey, newResident, openCloud, type Resident } from './cloud';
import { household, member } from './people';

let cloud: Cloud;
let resident: Resident;
let memberId: string;
beforeAll(async () => {
  cloud = await openCloud();
  resident = await newResident(cloud);
  const { household: made } = await resident.get('household.register', household(member()));
  memberId = made.members[0]?.memberId ?? '';
});
afterAll(() => cloud.close());
// Withdrawing consent is among what is tried.
beforeEach(() => resident.get('account.consent', { version: CONSENT_VERSION, sensitive: true }));

const RUNS = { numRuns: 40 };

/** Sends an event later than any limit's window has been filled, and looks at the reply. */
async function expectProperReply(event: unknown): Promise<void> {
  cloud.pass(3_600_000);
  expectProper(await resident.send(event));
}

function expectProper(reply: Reply<unknown>): void {
  if (reply.ok) return;
  expect(Object.keys(reply.error).filter((key) => key !== 'path')).toEqual(['code', 'message']);
  expect(ERROR_CODES).toContain(reply.error.code);
  expect(reply.error.code).not.toBe('UNAVAILABLE');
  expect(reply.error.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u);
  expect(JSON.stringify(reply)).not.toMatch(/\n\s+at |\.ts:|\.js:/);
}

/** What residents send, by the names of the contract, with values right and wrong. */
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
  fc.constant(undefined).map(() => member()),
  fc.constant([]),
);
const NAMES = [
  'version sensitive name document kind number memberId revision region county phone members member birthDate sex',
  'relation category place claimedGroups groups stay expenses specialSubsidy dischargedOn level after have __proto__',
].flatMap((names) => names.split(' '));
const input = fc.oneof(
  fc.jsonValue(),
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), value), { selector: ([name]) => name, maxLength: 8 })
    .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries)))),
);

test.each(Object.keys(residentTable))('%s answers any input with a listed code', async (action) => {
  await fc.assert(
    fc.asyncProperty(input, async (given) => {
      await expectProperReply({ action, input: given, key: newKey() });
    }),
    RUNS,
  );
});

/** Inputs of the right shape with one thing in them changed reach deeper than any by chance. */
const right: Record<string, () => object> = {
  'account.consent': () => ({ version: '2026-11', sensitive: true }),
  'account.proveSelf': () => ({ name: '张三', document: member().document }),
  'membership.confirm': () => ({ memberId }),
  'household.register': () => household(member(), member()),
  'household.change': () => ({ revision: 1, region: 'lanzhou', county: '620102' }),
  'household.addMember': () => ({ member: member() }),
  'household.changeMember': () => ({ memberId, revision: 1, member: member() }),
  'household.readMember': () => ({ memberId }),
  'household.removeMember': () => ({ memberId, revision: 99 }),
  'institution.search': () => ({ region: 'lanzhou', name: '医院', level: 'tier1', county: '620102' }),
  'estimate.basis': () => ({ memberId, dischargedOn: '2026-11-01' }),
  'estimate.inpatient': () => ({
    memberId,
    region: 'lanzhou',
    groups: ['orphan'],
    stay: { admittedOn: '2026-11-01', dischargedOn: '2026-11-02', level: 'tier1' },
    expenses: [{ class: 'A', amount: '100' }],
  }),
};

test.each(Object.keys(right))('%s answers a right input with one thing changed', async (action) => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), value, async (at, other) => {
      const given = changed(right[action]?.() ?? {}, at, other);
      await expectProperReply({ action, input: given, key: newKey() });
    }),
    RUNS,
  );
});

test('any event is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything({ withBigInt: true, withNullPrototype: true }), async (event) => {
      await expectProperReply(event);
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
