import type { MemberDraft } from '../../miniprogram/src/state/household-draft';
import { storage } from './stand-ins';

jest.mock('@tarojs/taro', () => require('./stand-ins').taro);

type Draft = typeof import('../../miniprogram/src/state/household-draft');
type Checks = typeof import('../../miniprogram/src/packages/household/checks') &
  typeof import('../../miniprogram/src/components/person-checks');
type Steps = typeof import('../../miniprogram/src/packages/household/steps');

/** The wizard's modules as after a start of the app: nothing but storage is left of before. */
function start(): Draft & Checks & Pick<Steps, 'stepAfter'> {
  jest.resetModules();
  return {
    ...require('../../miniprogram/src/state/household-draft'),
    ...require('../../miniprogram/src/components/person-checks'),
    ...require('../../miniprogram/src/packages/household/checks'),
    stepAfter: require('../../miniprogram/src/packages/household/steps').stepAfter,
  };
}

const FATHER: MemberDraft = {
  name: '王建国',
  kind: 'residentId',
  number: '11010519491231002x',
  birthDate: null,
  sex: null,
  relation: 'parent',
  category: 'notEmployed',
  place: 'householdRegistration',
  groups: ['registeredPoor'],
};
const NEWBORN: MemberDraft = { ...FATHER, name: '王小满', kind: 'birthCertificate', number: 't620000123' };

beforeEach(() => storage.clear());

test('what was typed is there after a restart, and gone once it was sent', () => {
  const before = start();
  before.changeDraft('register', { region: 'lanzhou', county: '620102' });
  before.changeMember('register', 0, FATHER);
  const after = start();
  expect(after.readDraft('register')).toMatchObject({
    region: 'lanzhou',
    county: '620102',
    members: [FATHER],
  });
  after.dropDraft('register');
  expect(start().readDraft('register')).toEqual(after.EMPTY_DRAFT);
});

test('drafts of registering, adding and changing do not touch one another', () => {
  const app = start();
  app.changeMember('add', 0, FATHER);
  expect(app.readDraft('register').members).toEqual([]);
  expect(app.readDraft('change').members).toEqual([]);
});

test('a key outlives a retry and a restart, but never a change of what is sent', () => {
  const app = start();
  app.changeMember('register', 0, FATHER);
  app.changeDraft('register', { key: 'first-intention-0001' });
  expect(start().readDraft('register').key).toBe('first-intention-0001');
  app.changeMember('register', 0, { name: '王建华' });
  expect(app.readDraft('register').key).toBeNull();
});

test('birth date and sex go along only where the document carries none', () => {
  const app = start();
  const typed = { birthDate: '2026-11-01', sex: 'female' } as const;
  expect(app.memberInput({ ...FATHER, ...typed })).toMatchObject({ birthDate: null, sex: null });
  expect(app.memberInput({ ...NEWBORN, ...typed })).toMatchObject(typed);
  expect(app.memberInput({ ...FATHER, relation: null })).toBeNull();
});

test('a birth date is asked for exactly where the document carries none', () => {
  const app = start();
  expect(app.stepAfter('person', FATHER)).toBe('relation');
  expect(app.stepAfter('person', NEWBORN)).toBe('birth');
  expect(app.stepAfter('groups', FATHER)).toBeNull();
});

test('the same document twice in a household is refused beside its field, however it is written', () => {
  const app = start();
  const again = { ...FATHER, name: '王建华', number: '１１０１０５１９４９１２３１００２Ｘ' };
  expect(app.personErrors(again, [FATHER])).toEqual([
    { field: 'number', message: '这个证件号码已经填在王建国名下，请检查。' },
  ]);
  expect(app.personErrors(again, [])).toEqual([]);
});

test('a birth date after the server’s today is refused; without a today it is not judged', () => {
  const app = start();
  const baby: MemberDraft = { ...NEWBORN, birthDate: '2026-11-23', sex: 'female' };
  expect(app.birthErrors(baby, null, '2026-11-22').map((error) => error.field)).toEqual(['birth']);
  expect(app.birthErrors(baby, null, '2026-11-23')).toEqual([]);
  expect(app.birthErrors(baby, null, null)).toEqual([]);
});
