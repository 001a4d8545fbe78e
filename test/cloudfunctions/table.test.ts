import { type Action, agencyTable, type PersonalData, residentTable } from '@jiayibao/cloudfunctions/core';
import { evidenceTable } from '@jiayibao/cloudfunctions/evidence';
import { agencyActions, KEYED_AGENCY_ACTIONS } from '@jiayibao/shared/contract/agency';
import {
  evidenceActions,
  KEYED_ACTIONS,
  KEYED_EVIDENCE_ACTIONS,
  residentActions,
} from '@jiayibao/shared/contract/resident';
import { z } from '@jiayibao/shared/contract/zod';

const tables: [string, Record<string, Action>, Record<string, object>, readonly string[]][] = [
  ['resident', residentTable, residentActions, KEYED_ACTIONS],
  ['agency', agencyTable, agencyActions, KEYED_AGENCY_ACTIONS],
  ['evidence', evidenceTable, evidenceActions, KEYED_EVIDENCE_ACTIONS],
];
const entries = tables.flatMap(([table, actions]) =>
  Object.entries(actions).map(([name, action]) => [`${table} ${name}`, action] as const),
);

test.each(tables)(
  '%s has the actions of the contract, with their schemas, keyed where the contract says so',
  (_, table, contract, keyedActions) => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(contract).sort());
    for (const [name, { schemas, kind }] of Object.entries(table)) {
      expect(schemas).toBe(contract[name]);
      expect([name, kind]).toEqual([name, keyedActions.includes(name) ? 'keyed' : 'pure']);
    }
  },
);

/** Names of fields in requests and replies, with the kind of personal data that they hold. */
const HOLDS: Readonly<Record<string, PersonalData>> = {
  name: 'name',
  keeperName: 'name',
  names: 'name',
  document: 'identityNumber',
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
  conditions: 'diagnosis',
  condition: 'diagnosis',
  disease: 'diagnosis',
  contact: 'complaint',
  complaints: 'complaint',
  paid: 'payments',
  orders: 'payments',
  payment: 'payments',
  expenses: 'expenses',
  application: 'case',
  timeLine: 'case',
  cases: 'case',
  attachmentId: 'evidence',
};

test.each(entries.filter(([name]) => !name.includes(' institution.')))(
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

test('asks for consent before personal data is touched, but for the account itself and notices, nameless then', () => {
  const open = entries.filter(([, { may, touches }]) => may === 'signedIn' && touches.length > 0);
  expect(open.map(([name]) => name)).toEqual([
    'resident account.read',
    'resident account.consent',
    'resident account.withdrawConsent',
    'resident notice.list',
  ]);
});
