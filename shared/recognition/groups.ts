import type { Group, Sex } from '../contract/vocabulary';
import { ageOn, type CivilDate } from '../dates';

const ALLOWANCES: readonly Group[] = [
  'ruralAllowanceClass1',
  'ruralAllowanceClass2',
  'ruralAllowanceClass3',
  'ruralAllowanceClass4',
  'urbanAllowanceFull',
  'urbanAllowancePartial',
];

/** Groups of which a person has one at most, and what is said where there are more. */
const ONE_AT_MOST: readonly { groups: readonly Group[]; message: string }[] = [
  {
    groups: ['disabilityGrade1', 'disabilityGrade2'],
    message: '残疾等级只有一个，请照残疾证只选一级或二级。',
  },
  {
    groups: ALLOWANCES,
    message: '农村低保和城市低保的各类，一个人只有其中一类，请照低保证只选一类。',
  },
  {
    groups: ['registeredPoor', 'liftedFromPoverty', 'returnedToPoverty'],
    message: '建档立卡、脱贫、返贫，一个人只是其中一种，请问过村委会或社区，只选一种。',
  },
];
const MALE_AND_MATERNAL = '男性不能选孕产妇，请去掉这一项；性别登记错了的，先申请“姓名和证件更正”。';

/** Pairs that are rare, not impossible. */
const RARE_TOGETHER: readonly { one: Group; others: readonly Group[]; question: string }[] = [
  {
    one: 'extremelyPoor',
    others: ALLOWANCES,
    question: '同时有特困和低保：纳入特困供养的一般不再享受低保，请看哪一项还有效。',
  },
  {
    one: 'allowanceMarginal',
    others: ALLOWANCES,
    question: '同时有低保和低保边缘：只有单独纳入低保的重病、重残人员才会这样，请看低保证。',
  },
  {
    one: 'extremelyPoor',
    others: ['orphan'],
    question: '同时有特困和孤儿：一般只认定为其中一种，请看证件。',
  },
  {
    one: 'twoDaughterHousehold',
    others: ['oneChildHousehold'],
    question: '同时有两女结扎户和独生子女领证户，请看证件上是不是同一个家庭。',
  },
];
/** Civil Code art. 17; orphans are minors by 国办发〔2010〕54号, which keeps them where they still go to school. */
const ADULT = 18;
/** The ages of 育龄妇女, as statistics count them: both included. */
const CHILDBEARING = { from: 15, to: 49 } as const;

/**
 * Why these groups cannot all be one person's, as a sentence that says what to do, or null. What the two policies' own
 * terms exclude, and nothing else; `sex`: null where it is not known.
 */
export function obstacleToGroups(groups: readonly Group[], sex: Sex | null): string | null {
  const set = ONE_AT_MOST.find(
    (one) => new Set(groups.filter((group) => one.groups.includes(group))).size > 1,
  );
  if (set) return set.message;
  return sex === 'male' && groups.includes('maternal') ? MALE_AND_MATERNAL : null;
}

/** What of `held` stays where `coming` comes, in its order: of groups of which a person has one, the others give way. */
export function besides(held: readonly Group[], coming: readonly Group[]): Group[] {
  const gone = ONE_AT_MOST.filter(({ groups }) => coming.some((group) => groups.includes(group)));
  return held.filter((one) => coming.includes(one) || !gone.some(({ groups }) => groups.includes(one)));
}

/** What is unlikely of a person with these groups on a day, for who decides; `groups`: all that they would have. */
export function questionsAbout(groups: readonly Group[], birthDate: CivilDate, day: CivilDate): string[] {
  const age = ageOn(birthDate, day);
  const has = (group: Group) => groups.includes(group);
  const rare = RARE_TOGETHER.filter(({ one, others }) => has(one) && others.some(has));
  return [
    ...rare.map(({ question }) => question),
    ...(has('orphan') && age >= ADULT
      ? [`孤儿应未满${ADULT}周岁，这个人${age}岁：成年后仍在校就读的才保留，请看在读证明。`]
      : []),
    ...(has('maternal') && (age < CHILDBEARING.from || age > CHILDBEARING.to)
      ? [`孕产妇一般在${CHILDBEARING.from}到${CHILDBEARING.to}岁，这个人${age}岁，请看病历或母子健康手册。`]
      : []),
  ];
}
