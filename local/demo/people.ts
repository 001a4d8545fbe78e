import type {
  Category,
  Condition,
  Group,
  Place,
  Region,
  Relation,
  Sex,
} from '@jiayibao/shared/contract/resident';
import type { Age } from './identity';

/** Expenses in yuan by class. */
export type DemoBill = { A: string; B: string; C: string };

/** A settlement of the year that the local cloud begins in, on a day of it ("MM-DD"). */
export type DemoEvent = { on: string; institution: string; bill: DemoBill } & (
  | { operation: 'inpatient'; days: number }
  | { operation: 'outpatient'; facility: 'publicTier2' | 'township' | 'communityCentre' }
  | { operation: 'twoDisease'; conditions: readonly Condition[] }
  | { operation: 'chronicDisease'; diseaseCeiling: string }
);

export type DemoMember = {
  name: string;
  sex: Sex;
  age: Age;
  relation: Relation;
  category: Category;
  place: Place;
  /** Groups that the agency has verified, and those that the family only says. */
  verified?: readonly Group[];
  claimed?: readonly Group[];
  /** Benefit years covered, counted from this year: 0 is this year, -1 the one before. */
  covered: readonly number[];
  /** Confirmed unless said otherwise: then the family sees only what it typed itself. */
  claimedOnly?: true;
  events?: readonly DemoEvent[];
  /** What the agency has entered of them: two-disease of some years ago, a chronic disease since this year began. */
  recognised?: readonly (
    | { programme: 'twoDisease'; conditions: readonly Condition[] }
    | { programme: 'chronic'; disease: string; ceiling: string }
  )[];
};

/** A household with its keeper, who is its first member and can be signed in as. */
export type DemoHousehold = {
  id: string;
  about: string;
  region: Region;
  county: string;
  members: readonly [DemoMember, ...DemoMember[]];
};

const THREE_YEARS = [-2, -1, 0];
const grown = { category: 'notEmployed', place: 'householdRegistration' } as const;
const young = { category: 'pupilOrChild', place: 'householdRegistration' } as const;

export const HOUSEHOLDS: readonly DemoHousehold[] = [
  {
    id: 'wang',
    about: '兰州市城关区，一家四口，女儿刚出生，已核实',
    region: 'lanzhou',
    county: '620102',
    members: [
      {
        name: '王磊',
        sex: 'male',
        age: { years: 41, birthday: '06-18' },
        relation: 'self',
        category: 'flexibleWorker',
        place: 'residence',
        covered: THREE_YEARS,
        events: [
          {
            on: '03-12',
            operation: 'outpatient',
            facility: 'communityCentre',
            institution: 'sample-chengguan-1',
            bill: { A: '86.40', B: '0', C: '12' },
          },
        ],
      },
      {
        name: '王建国',
        sex: 'male',
        age: { years: 72, birthday: '02-03' },
        relation: 'parent',
        ...grown,
        covered: THREE_YEARS,
        events: [
          {
            on: '04-20',
            operation: 'inpatient',
            days: 9,
            institution: 'sample-chengguan-2',
            bill: { A: '5200', B: '2360.50', C: '480' },
          },
        ],
      },
      {
        name: '李娜',
        sex: 'female',
        age: { years: 38, birthday: '09-27' },
        relation: 'spouse',
        ...grown,
        covered: [-2, -1],
      },
      { name: '王小满', sex: 'female', age: { days: 21 }, relation: 'child', ...young, covered: [] },
    ],
  },
  {
    id: 'zhao',
    about: '兰州市七里河区，70岁，独居，有高血压',
    region: 'lanzhou',
    county: '620103',
    members: [
      {
        name: '赵桂兰',
        sex: 'female',
        age: { years: 70, birthday: '01-15' },
        relation: 'self',
        ...grown,
        verified: ['urbanAllowancePartial'],
        covered: THREE_YEARS,
        recognised: [{ programme: 'twoDisease', conditions: ['hypertension'] }],
        events: [
          {
            on: '01-20',
            operation: 'twoDisease',
            conditions: ['hypertension'],
            institution: 'sample-qilihe-1',
            bill: { A: '168', B: '42.50', C: '0' },
          },
          {
            on: '04-18',
            operation: 'twoDisease',
            conditions: ['hypertension'],
            institution: 'sample-qilihe-1',
            bill: { A: '175.20', B: '42.50', C: '0' },
          },
          {
            on: '07-06',
            operation: 'inpatient',
            days: 12,
            institution: 'sample-qilihe-3b',
            bill: { A: '9860', B: '6240.75', C: '1320' },
          },
        ],
      },
    ],
  },
  {
    id: 'chen',
    about: '兰州市榆中县，务农，照看六位家人',
    region: 'lanzhou',
    county: '620123',
    members: [
      {
        name: '陈志强',
        sex: 'male',
        age: { years: 46, birthday: '05-09' },
        relation: 'self',
        ...grown,
        covered: THREE_YEARS,
      },
      {
        name: '张秀英',
        sex: 'female',
        age: { years: 45, birthday: '11-30' },
        relation: 'spouse',
        ...grown,
        covered: THREE_YEARS,
      },
      {
        name: '陈福生',
        sex: 'male',
        age: { years: 75, birthday: '03-21' },
        relation: 'parent',
        ...grown,
        verified: ['ruralAllowanceClass2'],
        covered: THREE_YEARS,
        recognised: [{ programme: 'chronic', disease: '慢性阻塞性肺疾病', ceiling: '3000' }],
        events: [
          {
            on: '02-26',
            operation: 'inpatient',
            days: 15,
            institution: 'sample-qilihe-3a',
            bill: { A: '31200', B: '18600', C: '4150' },
          },
          {
            on: '05-10',
            operation: 'chronicDisease',
            diseaseCeiling: '3000',
            institution: 'sample-yuzhong-2',
            bill: { A: '640', B: '210', C: '0' },
          },
        ],
      },
      {
        name: '何玉珍',
        sex: 'female',
        age: { years: 73, birthday: '08-14' },
        relation: 'parent',
        ...grown,
        verified: ['ruralAllowanceClass2'],
        covered: THREE_YEARS,
      },
      {
        name: '陈志明',
        sex: 'male',
        age: { years: 42, birthday: '10-02' },
        relation: 'sibling',
        ...grown,
        verified: ['disabilityGrade2'],
        covered: THREE_YEARS,
        claimedOnly: true,
      },
      {
        name: '陈雪',
        sex: 'female',
        age: { years: 17, birthday: '12-20' },
        relation: 'child',
        ...young,
        covered: THREE_YEARS,
      },
      {
        name: '陈阳',
        sex: 'male',
        age: { years: 11, birthday: '07-07' },
        relation: 'child',
        ...young,
        covered: THREE_YEARS,
      },
    ],
  },
  {
    id: 'ma',
    about: '临夏州东乡县，建档立卡户，一家五口，已核实',
    region: 'linxia',
    county: '622926',
    members: [
      {
        name: '马文华',
        sex: 'male',
        age: { years: 52, birthday: '04-11' },
        relation: 'self',
        ...grown,
        verified: ['registeredPoor'],
        covered: THREE_YEARS,
        events: [
          {
            on: '03-15',
            operation: 'inpatient',
            days: 10,
            institution: 'sample-linxia-prefecture',
            bill: { A: '14300', B: '3900', C: '860' },
          },
        ],
      },
      {
        name: '马秀兰',
        sex: 'female',
        age: { years: 49, birthday: '01-28' },
        relation: 'spouse',
        ...grown,
        verified: ['registeredPoor'],
        covered: THREE_YEARS,
        events: [
          {
            on: '06-02',
            operation: 'outpatient',
            facility: 'township',
            institution: 'sample-dongxiang-township',
            bill: { A: '48', B: '0', C: '0' },
          },
        ],
      },
      {
        name: '马志忠',
        sex: 'male',
        age: { years: 76, birthday: '10-10' },
        relation: 'parent',
        ...grown,
        verified: ['registeredPoor'],
        covered: THREE_YEARS,
      },
      {
        name: '马小龙',
        sex: 'male',
        age: { years: 23, birthday: '02-17' },
        relation: 'child',
        category: 'flexibleWorker',
        place: 'work',
        verified: ['registeredPoor'],
        covered: [-2, -1],
      },
      {
        name: '马小燕',
        sex: 'female',
        age: { years: 14, birthday: '05-25' },
        relation: 'child',
        ...young,
        verified: ['registeredPoor'],
        covered: THREE_YEARS,
      },
    ],
  },
  {
    id: 'liu',
    about: '兰州市西固区，夫妻俩，断保两年',
    region: 'lanzhou',
    county: '620104',
    members: [
      {
        name: '刘洋',
        sex: 'male',
        age: { years: 35, birthday: '03-03' },
        relation: 'self',
        category: 'flexibleWorker',
        place: 'work',
        covered: [-3, -2],
      },
      {
        name: '吴倩',
        sex: 'female',
        age: { years: 33, birthday: '11-08' },
        relation: 'spouse',
        category: 'flexibleWorker',
        place: 'work',
        claimed: ['liftedFromPoverty'],
        covered: [-3, -2],
      },
    ],
  },
  {
    id: 'sun',
    about: '兰州市安宁区，20岁，在校大学生',
    region: 'lanzhou',
    county: '620105',
    members: [
      {
        name: '孙悦',
        sex: 'female',
        age: { years: 20, birthday: '08-30' },
        relation: 'self',
        category: 'fullTimeStudent',
        place: 'school',
        covered: THREE_YEARS,
      },
    ],
  },
  {
    id: 'zhou',
    about: '临夏州永靖县，两女结扎户，一家四口',
    region: 'linxia',
    county: '622923',
    members: [
      {
        name: '周海燕',
        sex: 'female',
        age: { years: 36, birthday: '07-19' },
        relation: 'self',
        ...grown,
        verified: ['twoDaughterHousehold'],
        covered: THREE_YEARS,
        events: [
          {
            on: '05-06',
            operation: 'inpatient',
            days: 6,
            institution: 'sample-yongjing-county',
            bill: { A: '3860', B: '720', C: '150' },
          },
        ],
      },
      {
        name: '孔德军',
        sex: 'male',
        age: { years: 38, birthday: '12-01' },
        relation: 'spouse',
        ...grown,
        verified: ['twoDaughterHousehold'],
        covered: THREE_YEARS,
      },
      {
        name: '孔雨桐',
        sex: 'female',
        age: { years: 9, birthday: '04-04' },
        relation: 'child',
        ...young,
        covered: THREE_YEARS,
      },
      {
        name: '孔雨欣',
        sex: 'female',
        age: { years: 5, birthday: '09-16' },
        relation: 'child',
        ...young,
        covered: THREE_YEARS,
      },
    ],
  },
  {
    id: 'ding',
    about: '兰州市七里河区，一家六口，有全额资助、定额资助，有人断保两年',
    region: 'lanzhou',
    county: '620103',
    members: [
      {
        name: '丁建军',
        sex: 'male',
        age: { years: 44, birthday: '04-16' },
        relation: 'self',
        category: 'flexibleWorker',
        place: 'residence',
        covered: THREE_YEARS,
      },
      {
        name: '白玉梅',
        sex: 'female',
        age: { years: 43, birthday: '08-08' },
        relation: 'spouse',
        ...grown,
        covered: [-3, -2],
      },
      {
        name: '丁守义',
        sex: 'male',
        age: { years: 78, birthday: '01-09' },
        relation: 'parent',
        ...grown,
        verified: ['ruralAllowanceClass3'],
        covered: THREE_YEARS,
      },
      {
        name: '马玉莲',
        sex: 'female',
        age: { years: 74, birthday: '12-12' },
        relation: 'parent',
        ...grown,
        claimed: ['allowanceMarginal'],
        covered: THREE_YEARS,
      },
      {
        name: '丁晓雨',
        sex: 'female',
        age: { years: 16, birthday: '03-29' },
        relation: 'child',
        ...young,
        covered: THREE_YEARS,
      },
      {
        name: '丁小安',
        sex: 'male',
        age: { years: 9, birthday: '10-20' },
        relation: 'other',
        ...young,
        verified: ['orphan'],
        covered: THREE_YEARS,
      },
    ],
  },
];
