import { type PersonalData, residentTable } from '@jiayibao/cloudfunctions/core';
import { KEYED_ACTIONS, residentActions } from '@jiayibao/shared/contract/resident';
import { z } from '@jiayibao/shared/contract/zod';

const entries = Object.entries(residentTable);

test('has the actions of the contract, with their schemas, keyed where the contract says so', () => {
  expect(Object.keys(residentTable).sort()).toEqual(Object.keys(residentActions).sort());
  for (const [name, { schemas, kind }] of entries) {
    expect(schemas).toBe(residentActions[name as keyof typeof residentActions]);
    expect([name, kind]).toEqual([
      name,
      (KEYED_ACTIONS as readonly string[]).includes(name) ? 'keyed' : 'pure',
    ]);
  }
});

/** Names of fields in requests and replies, with the kind of personal data that they hold. */
const HOLDS: Readonly<Record<string, PersonalData>> = {
  name: 'name',
  keeperName: 'name',
  number: 'identityNumber',
  birthDate: 'birthDate',
  phone: 'phone',
  groups: 'groups',
  claimedGroups: 'groups',
  verifiedGroups: 'groups',
  members: 'household',
  memberId: 'household',
  cover: 'cover',
  benefitPeriod: 'cover',
  settlements: 'settlements',
  expenses: 'expenses',
};

test.each(entries.filter(([name]) => !name.startsWith('institution.')))(
  '%s names all personal data that its schemas hold',
  (_, { schemas, touches }) => {
    const fields = [schemas.input, schemas.output].flatMap((schema) =>
      [...JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' })).matchAll(/"(\w+)":\{/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    const held = fields.flatMap((name) => (Object.hasOwn(HOLDS, name) ? (HOLDS[name] as PersonalData) : []));
    expect(touches).toEqual(expect.arrayContaining([...new Set(held)]));
  },
);

test('asks for consent before personal data is touched, but for the state of the account itself', () => {
  const open = entries.filter(([, { may, touches }]) => may !== 'consented' && touches.length > 0);
  expect(open.map(([name]) => name)).toEqual(['account.read', 'account.consent', 'account.withdrawConsent']);
});
