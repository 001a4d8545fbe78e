import { GROUPS, type Group } from '@jiayibao/shared/contract/vocabulary';
import { addDays, type CivilDate, parseCivilDate } from '@jiayibao/shared/dates';
import { besides, obstacleToGroups, questionsAbout } from '@jiayibao/shared/recognition';
import fc from 'fast-check';

const day = (text: string) => parseCivilDate(text) as CivilDate;
const DAY = day('2026-11-22');
const GROWN = day('1985-01-01');
const ask = (groups: Group[], birthDate = GROWN) => questionsAbout(groups, birthDate, DAY);

test.each<[Group, Group, string]>([
  ['disabilityGrade1', 'disabilityGrade2', '残疾证'],
  ['ruralAllowanceClass1', 'ruralAllowanceClass4', '低保证'],
  ['ruralAllowanceClass2', 'urbanAllowanceFull', '低保证'],
  ['urbanAllowanceFull', 'urbanAllowancePartial', '低保证'],
  ['registeredPoor', 'liftedFromPoverty', '村委会'],
  ['liftedFromPoverty', 'returnedToPoverty', '村委会'],
])('nobody is %s and %s: the sentence says where to look', (one, other, where) => {
  expect(obstacleToGroups([one, other], null)).toContain(where);
  expect(obstacleToGroups([other, 'orphan', one], 'female')).toContain(where);
  expect(obstacleToGroups([one, one], null)).toBeNull();
});

test('a man is not maternal; a woman is, and somebody whose sex is not known may be', () => {
  expect(obstacleToGroups(['maternal'], 'male')).toContain('请去掉');
  expect(obstacleToGroups(['maternal'], 'female')).toBeNull();
  expect(obstacleToGroups(['maternal'], null)).toBeNull();
});

test('what the policies know together stays possible', () => {
  for (const groups of [
    ['disabledSoldierGrade1To6', 'entitledGroup'],
    ['liftedFromPoverty', 'povertyMonitored', 'ruralAllowanceClass3', 'disabilityGrade1'],
    ['extremelyPoor', 'registeredPoor'],
  ] as Group[][]) {
    expect(obstacleToGroups(groups, 'male')).toBeNull();
    expect(ask(groups)).toEqual([]);
  }
});

test('recognised beside what is held already, nothing is left that excludes itself, and nothing goes without need', () => {
  const possible = fc.subarray([...GROUPS]).filter((groups) => obstacleToGroups(groups, null) === null);
  fc.assert(
    fc.property(possible, possible, (held, coming) => {
      const kept = besides(held, coming);
      expect(obstacleToGroups([...kept, ...coming], null)).toBeNull();
      for (const gone of held.filter((group) => !kept.includes(group)))
        expect(obstacleToGroups([gone, ...coming], null)).not.toBeNull();
    }),
  );
});

test.each<[Group[], string]>([
  [['extremelyPoor', 'urbanAllowanceFull'], '特困和低保'],
  [['allowanceMarginal', 'ruralAllowanceClass2'], '低保边缘'],
  [['extremelyPoor', 'orphan'], '特困和孤儿'],
  [['twoDaughterHousehold', 'oneChildHousehold'], '同一个家庭'],
])('%s is a question for who decides, not a refusal', (groups, words) => {
  expect(obstacleToGroups(groups, null)).toBeNull();
  expect(ask(groups, day('2015-01-01')).join()).toContain(words);
});

test('an orphan is asked about from the 18th birthday on', () => {
  const birthday = day('2008-11-22');
  expect(ask(['orphan'], addDays(birthday, 1))).toEqual([]);
  expect(ask(['orphan'], birthday)[0]).toContain('在读证明');
});

test('maternal is asked about before 15 and from the 50th birthday on', () => {
  const tooYoung = day('2011-11-22');
  const tooOld = day('1976-11-22');
  expect(ask(['maternal'], tooYoung)).toEqual([]);
  expect(ask(['maternal'], addDays(tooYoung, 1))[0]).toContain('14岁');
  expect(ask(['maternal'], addDays(tooOld, 1))).toEqual([]);
  expect(ask(['maternal'], tooOld)[0]).toContain('50岁');
});
