import type { Notice } from '@jiayibao/shared/contract/calculation';
import type { Exclusion, ExpenseClass, Level } from '@jiayibao/shared/contract/resident';

/** The words for hospitals, expenses and what a settlement may say, everywhere the same. */

export const LEVEL_NAMES: Record<Level, string> = {
  tier1: '一级',
  tier2: '二级',
  tier3B: '三级乙等',
  tier3A: '三级甲等',
  township: '乡镇级',
  county: '县级',
  prefecture: '州级',
  province: '省级',
};

export const CLASS_NAMES: Record<ExpenseClass, string> = { A: '甲类', B: '乙类', C: '目录外' };

export const CLASSES_HINT = '甲类、乙类是医保目录内的，目录外的不能报销。费用清单上标着属于哪一类。';

/** Why nothing is paid, with the exception that the clause itself makes. */
export const EXCLUSION_NAMES: Record<Exclusion, string> = {
  notInsured: '没有参保，或不在待遇享受期',
  notDesignated: '不是定点医院（急救抢救除外）',
  fertilityOrSexualDysfunction: '选择性妊娠手术、性功能障碍治疗',
  selfInflictedOrUnlawful: '自杀自残（精神病除外），酗酒、吸毒等违法违纪所致',
  massDisaster: '疾病流行、自然灾害造成的大范围抢救',
  preventiveOrCosmetic: '体检、预防保健、整形美容、矫形',
  outsideMainland: '在境外就医（含港澳台）',
  workInjury: '应由工伤保险支付',
  publicHealth: '应由公共卫生经费负担',
  thirdPartyLiable: '应由第三方负担',
  otherExcluded: '规定不予支付的其他费用',
};

/** A denial's code may also be one that no exclusion has. */
export function denialName(code: string): string {
  if (code in EXCLUSION_NAMES) return EXCLUSION_NAMES[code as Exclusion];
  return '这种情况统筹基金不予支付';
}

export const NOTICE_NAMES: Record<Notice, string> = {
  policyMayBeOutdated: '这份政策2018年起执行，对贫困人口的多数待遇在2020年后可能有变，请向经办机构确认。',
  straddlesBenefitPeriod: '入院时还没到待遇享受期，按出院日期算；经办机构可能分段计算。',
  classBMayBearAdvanceSelfPay: '乙类费用可能要先自付一部分，这里按全部计入，实际自付可能更多。',
  assistanceNotComputed: '您的身份可能另有民政救助，这里没有计算，请向民政部门了解。',
  quotaExcessMayBeHospitals: '超过病种定额的部分可能由医院承担，这里算作自己付。',
  lastDayAdvice: '有的经办机构把出生当天算作第1天，那样最后一天会早1天。请今天就办。',
  coverAlreadyPast: '缴费时待遇享受期已经过去。',
  employeeTransferConditions: '职工医保转来的，要符合规定的条件。',
  confirmWithAgency: '请向经办机构确认。',
};
