import {
  type Category,
  COUNTIES,
  type Group,
  type IdentityDocumentKind,
  type Place,
  type Region,
  type Relation,
  type Sex,
} from '@jiayibao/shared/contract/resident';
import { ageOn, daysBetween, parseCivilDate } from '@jiayibao/shared/dates';

/** The words for people and where they belong, everywhere the same. */

export const REGION_NAMES: Record<Region, string> = { lanzhou: '兰州市', linxia: '临夏州' };

export const DOCUMENT_NAMES: Record<IdentityDocumentKind, string> = {
  residentId: '居民身份证',
  birthCertificate: '出生医学证明',
  hmtResidencePermit: '港澳台居民居住证',
  foreignerPermanentCard: '外国人永久居留身份证',
};

export const SEX_NAMES: Record<Sex, string> = { male: '男', female: '女' };

/** Where there is no household yet. */
export const NOBODY_YET = { title: '还没有登记家人', register: '登记我家' };

export const RELATION_NAMES: Record<Relation, string> = {
  self: '本人',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  grandparent: '祖父母、外祖父母',
  grandchild: '孙子女、外孙子女',
  sibling: '兄弟姐妹',
  other: '其他',
};

/** Who else is meant, where the word alone leaves people in doubt. */
export const RELATION_HINTS: Partial<Record<Relation, string>> = {
  child: '也包括继子女、养子女',
  parent: '也包括公婆、岳父母',
  other: '儿媳、女婿和其他亲属',
};

export const CATEGORY_NAMES: Record<Category, string> = {
  notEmployed: '没有工作的居民',
  pupilOrChild: '中小学生、学龄前儿童、新生儿',
  fullTimeStudent: '大中专学生',
  flexibleWorker: '灵活就业、务工或失业人员',
  demobilisedOrMilitaryDependant: '退役军人、随军家属',
  hmtOrForeigner: '港澳台居民、外籍人员',
};

/** Who is meant, by what people do. */
export const CATEGORY_HINTS: Partial<Record<Category, string>> = {
  notEmployed: '务农、在家的，没有职工医保的老人也选这一项',
  flexibleWorker: '打零工、外出务工、送外卖等，参加职工医保有困难的',
  hmtOrForeigner: '住在大陆、没有参加职工医保的',
};

export const PLACE_NAMES: Record<Place, string> = {
  householdRegistration: '户籍地',
  work: '就业地',
  residence: '常住地',
  school: '学校所在地',
};

/** What is meant, and what shows it (Lanzhou 第九条（一）（二）). */
export const PLACE_HINTS: Record<Place, string> = {
  householdRegistration: '户口在这里，凭身份证或户口簿',
  work: '在这里工作',
  residence: '平时住在这里，凭居住证明',
  school: '在这里上学，由学校统一办',
};

export const GROUP_NAMES: Record<Group, string> = {
  extremelyPoor: '特困供养人员',
  orphan: '孤儿',
  ruralAllowanceClass1: '农村低保一类',
  ruralAllowanceClass2: '农村低保二类',
  ruralAllowanceClass3: '农村低保三类',
  ruralAllowanceClass4: '农村低保四类',
  urbanAllowanceFull: '城市低保全额',
  urbanAllowancePartial: '城市低保差额',
  allowanceMarginal: '低保边缘家庭成员',
  registeredPoor: '建档立卡贫困人口',
  returnedToPoverty: '返贫人口',
  povertyMonitored: '防返贫监测对象',
  liftedFromPoverty: '脱贫人口',
  disabilityGrade1: '一级残疾',
  disabilityGrade2: '二级残疾',
  entitledGroup: '优抚对象',
  disabledSoldierGrade1To6: '一至六级残疾军人',
  twoDaughterHousehold: '两女结扎户',
  oneChildHousehold: '独生子女领证户',
  maternal: '孕产妇',
};

/** What tells apart groups whose names alone do not. */
export const GROUP_HINTS: Partial<Record<Group, string>> = {
  orphan: '未满18周岁，或成年后仍在校就读的',
  registeredPoor: '在册、还没有脱贫的',
  liftedFromPoverty: '原来建档立卡、已经脱贫的，算法和建档立卡一样',
  povertyMonitored: '村里、社区正在监测帮扶的',
  returnedToPoverty: '脱贫以后又返贫的',
};

/** The groups as people know them: by who recognises them. */
export const GROUP_SECTIONS: readonly { title: string; hint: string; groups: readonly Group[] }[] = [
  {
    title: '低保、特困、孤儿',
    hint: '民政部门认定，看低保证或特困证',
    groups: [
      'extremelyPoor',
      'orphan',
      'ruralAllowanceClass1',
      'ruralAllowanceClass2',
      'ruralAllowanceClass3',
      'ruralAllowanceClass4',
      'urbanAllowanceFull',
      'urbanAllowancePartial',
      'allowanceMarginal',
    ],
  },
  {
    title: '建档立卡、脱贫、防返贫',
    hint: '村委会、社区可以查到',
    groups: ['registeredPoor', 'liftedFromPoverty', 'povertyMonitored', 'returnedToPoverty'],
  },
  {
    title: '残疾、优抚',
    hint: '看残疾证、残疾军人证或优待证',
    groups: ['disabilityGrade1', 'disabilityGrade2', 'entitledGroup', 'disabledSoldierGrade1To6'],
  },
  {
    title: '计划生育家庭、孕产妇',
    hint: '看相关证件或病历',
    groups: ['twoDaughterHousehold', 'oneChildHousehold', 'maternal'],
  },
];

/** "城关区"; the code itself where the list does not know it. */
export function countyName(region: Region, code: string): string {
  return COUNTIES[region].find((county) => county.code === code)?.name ?? code;
}

/** "兰州市城关区"; the region alone while the county is not chosen. */
export function placeWords(region: Region, county: string | null): string {
  return REGION_NAMES[region] + (county ? countyName(region, county) : '');
}

/** "41岁"; "出生21天" in the first year; empty while today is not known. */
export function ageInWords(birthDate: string, today: string | null): string {
  const birth = parseCivilDate(birthDate);
  const day = parseCivilDate(today);
  if (!birth || !day || birth > day) return '';
  const age = ageOn(birth, day);
  return age > 0 ? `${age}岁` : `出生${daysBetween(birth, day)}天`;
}

/** The last character of a name, for the round mark before it. */
export function faceOf(name: string): string {
  return [...name.trim()].pop() ?? '';
}
