import type { MemberDraft } from '../../miniprogram/src/state/household-draft';
import { storage } from './stand-ins';

jest.mock('@tarojs/taro', () => require('./stand-ins').taro);

type Draft = typeof import('../../miniprogram/src/state/household-draft');
type Checks = typeof import('../../miniprogram/src/packages/household/checks') &
  typeof import('../../miniprogram/src/components/person-checks');
/** The wizard's modules as after a start of the app: nothing but storage is left of before. */
function start(): Draft & Checks {
  jest.resetModules();
  return {
    ...require('../../miniprogram/src/state/household-draft'),
    ...require('../../miniprogram/src/components/person-checks'),
    ...require('../../miniprogram/src/packages/household/checks'),
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
const NEWBORN: MemberDraft = {
  ...FATHER,
  name: '王小满',
  kind: 'birthCertificate',
  number: 't620000123',
  category: 'pupilOrChild',
};
const LANZHOU = { region: 'lanzhou', others: [], self: null } as const;
const LINXIA = { ...LANZHOU, region: 'linxia' } as const;

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

test('a page is there exactly where it has something to ask', () => {
  const app = start();
  expect(app.stepsOf(FATHER, LANZHOU)).toEqual(['person', 'relation', 'category', 'where', 'groups']);
  expect(app.stepsOf(NEWBORN, LANZHOU)).toEqual([
    'person',
    'birth',
    'relation',
    'category',
    'where',
    'groups',
  ]);
  // Linxia's policy does not ask for a place, and people from elsewhere enrol where they live.
  expect(app.stepsOf(FATHER, LINXIA)).toEqual(['person', 'relation', 'category', 'groups']);
  const elsewhere: MemberDraft = { ...FATHER, kind: 'hmtResidencePermit', category: 'hmtOrForeigner' };
  expect(app.stepsOf(elsewhere, LANZHOU)).not.toContain('where');
});

test('there is one who is the keeper, and the others are told who it is', () => {
  const app = start();
  const self: MemberDraft = { ...FATHER, relation: 'self' };
  expect(app.openStepOf(self, LANZHOU)).toBeNull();
  expect(app.openStepOf(self, { ...LANZHOU, self: '王芳' })).toBe('relation');
  const [error] = app.stepErrors('relation', self, { ...LANZHOU, self: '王芳' });
  expect(error).toMatchObject({ field: 'relation', message: expect.stringContaining('王芳') });
});

test('what another document, category or region no longer allows is asked anew', () => {
  const app = start();
  expect(app.openStepOf({ ...FATHER, category: 'hmtOrForeigner' }, LANZHOU)).toBe('category');
  expect(app.openStepOf({ ...FATHER, kind: 'birthCertificate', number: 'T620000123' }, LANZHOU)).toBe(
    'birth',
  );
  expect(app.openStepOf({ ...FATHER, place: 'school' }, LANZHOU)).toBe('where');
  expect(app.openStepOf({ ...FATHER, place: null }, LANZHOU)).toBe('where');
  expect(app.openStepOf({ ...FATHER, place: null }, LINXIA)).toBeNull();
});

test('a change counts as unsaved until it is what it was, in whatever order its groups were chosen', () => {
  const app = start();
  const before: MemberDraft = { ...FATHER, groups: ['orphan', 'registeredPoor'] };
  app.changeDraft('change', { before, members: [before] });
  expect(app.isUnsaved(app.readDraft('change'))).toBe(false);
  app.changeMember('change', 0, { relation: 'sibling' });
  expect(app.isUnsaved(app.readDraft('change'))).toBe(true);
  app.changeMember('change', 0, { relation: 'parent', groups: ['registeredPoor', 'orphan'] });
  expect(app.isUnsaved(app.readDraft('change'))).toBe(false);
  expect(app.isUnsaved(app.readDraft('add'))).toBe(false);
});

test('a birth before the first day that is kept is said beside the number', () => {
  const app = start();
  expect(app.personErrors({ ...FATHER, number: '440524188001010014' }, [])).toEqual([
    { field: 'number', message: '证件号里的出生年份太早，请对照证件重新填写第7到10位。' },
  ]);
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

test('a household on paper is registered where its clerk may, and a place elsewhere is let go of', () => {
  const app = start();
  app.changeDraft('assisted', { region: 'linxia', county: '622901' });
  app.beginAssisted({ region: 'lanzhou', counties: ['620102', '620103'] });
  expect(app.readDraft('assisted')).toMatchObject({ region: 'lanzhou', county: null });
  app.changeDraft('assisted', { region: 'lanzhou', county: '620103' });
  app.beginAssisted({ region: 'lanzhou', counties: ['620102', '620103'] });
  expect(app.readDraft('assisted').county).toBe('620103');
  app.beginAssisted({ region: 'lanzhou', counties: ['620102'] });
  expect(app.readDraft('assisted').county).toBe('620102');
  app.changeDraft('assisted', { county: '620121' });
  app.beginAssisted({ region: 'lanzhou', counties: [] });
  expect(app.readDraft('assisted').county).toBe('620121');
});

test('groups that nobody has together are put right on their own page, by the sex that the number tells', () => {
  const app = start();
  const wrong = (groups: MemberDraft['groups']) =>
    app.stepErrors('groups', { ...FATHER, groups }, LANZHOU).map(({ field }) => field);
  expect(wrong(['disabilityGrade1', 'disabilityGrade2'])).toEqual(['groups']);
  expect(app.sexOf(FATHER)).toBe('female');
  expect(wrong(['maternal'])).toEqual([]);
  const man = { ...FATHER, kind: 'birthCertificate' as const, number: 'K620000001', sex: 'male' as const };
  expect(app.stepErrors('groups', { ...man, groups: ['maternal'] }, LANZHOU)).toHaveLength(1);
});
