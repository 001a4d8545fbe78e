import { CONDITIONS, REFUND_REASONS, type Region } from '../vocabulary';
import * as z from '../zod';
import { benefitYear, exemption } from './contribution';
import { civilDate, groups, identityDocument, personName, recordId, sex } from './fields';
import { MAXIMUM_NEWBORNS } from './newborn';

/** What residents apply for. A later kind is one entry more here and in `filedApplication`. */
export const FILED_KINDS = [
  'verifyGroup',
  'confirmMembership',
  'documentChange',
  'enrolmentEnd',
  'contributionRefund',
  'contributionExemption',
  'twoDisease',
  'newbornCertificate',
  'newbornAtDesk',
] as const;
export type FiledKind = (typeof FILED_KINDS)[number];
/** What the agency decides: that, and what a job finds in the accounts. */
export const CASE_KINDS = [...FILED_KINDS, 'paymentDifference'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** Why enrolment ends or pauses (Lanzhou 第十二条). */
export const ENROLMENT_END_REASONS = [
  'movedAway',
  'employeeInsurance',
  'militaryService',
  'imprisonment',
  'emigration',
  'death',
] as const;
export type EnrolmentEndReason = (typeof ENROLMENT_END_REASONS)[number];

/** Why a newborn cannot be registered on the phone. */
export const NEWBORN_DESK_REASONS = ['bornAbroad', 'noCertificate'] as const;
export type NewbornDeskReason = (typeof NEWBORN_DESK_REASONS)[number];

/**
 * How the money and the accounts differ. `wrongAmount`: another amount than the order's came in, and is held.
 * `refundFailed`: it did not reach who paid. `notInLedger`, `notInBill`: the day's bill of the collector has it and the
 * ledger does not, or the other way round. `otherAmount`: both have it, with different amounts.
 */
const PAYMENT_DIFFERENCES = [
  'wrongAmount',
  'refundFailed',
  'notInLedger',
  'notInBill',
  'otherAmount',
] as const;
export type PaymentDifference = (typeof PAYMENT_DIFFERENCES)[number];

const filed = [
  /** Claimed groups that the agency is asked to recognise. */
  z.strictObject({
    kind: z.literal('verifyGroup'),
    memberId: recordId,
    groups: groups.check(z.minLength(1)),
  }),
  /** The household asks to see the person's record, where the person cannot confirm it themselves. */
  z.strictObject({ kind: z.literal('confirmMembership'), memberId: recordId }),
  /** The document as it should stand: another number, another name, or both. */
  z.strictObject({
    kind: z.literal('documentChange'),
    memberId: recordId,
    name: personName,
    document: identityDocument,
    birthDate: z.optional(z.nullable(civilDate)),
    sex: z.optional(z.nullable(sex)),
  }),
  /** `from`: the first day without benefits. */
  z.strictObject({
    kind: z.literal('enrolmentEnd'),
    memberId: recordId,
    reason: z.enum(ENROLMENT_END_REASONS),
    from: civilDate,
  }),
  /** What was paid for a year, back (Lanzhou 第十三条); enrolment ends with it. `eventOn`: when the reason arose. */
  z.strictObject({
    kind: z.literal('contributionRefund'),
    memberId: recordId,
    benefitYear,
    reason: z.enum(REFUND_REASONS),
    eventOn: civilDate,
  }),
  /** For one benefit year to be bound neither to the window nor to waiting (Lanzhou 第八条). */
  z.strictObject({
    kind: z.literal('contributionExemption'),
    memberId: recordId,
    benefitYear,
    exemption,
  }),
  /**
   * Outpatient medicine for hypertension and diabetes (Lanzhou 第十九条), without damage to target organs.
   * `institutionId`, `institutionName`: where it was diagnosed, of tier 2 or above.
   */
  z.strictObject({
    kind: z.literal('twoDisease'),
    memberId: recordId,
    conditions: z.array(z.enum(CONDITIONS)).check(
      z.minLength(1),
      z.maxLength(CONDITIONS.length),
      z.refine((list) => new Set(list).size === list.length, '同一种病只能填一次。'),
    ),
    noOrganDamage: z.literal(true),
    institutionId: recordId,
    institutionName: z.string().check(z.maxLength(100)),
    diagnosedOn: civilDate,
  }),
  /** The birth certificate of a newborn whom a guardian has registered; begun by `newborn.register` alone. */
  z.strictObject({ kind: z.literal('newbornCertificate'), memberId: recordId, guardianId: recordId }),
  /** Newborns who cannot be registered on the phone, for the desk to expect; `memberId`: the guardian's. */
  z.strictObject({
    kind: z.literal('newbornAtDesk'),
    memberId: recordId,
    reason: z.enum(NEWBORN_DESK_REASONS),
    bornOn: civilDate,
    children: z.int().check(z.gte(1), z.lte(MAXIMUM_NEWBORNS)),
  }),
] as const;

/** What is applied for, by kind; `memberId`: of the applicant's own household. */
export const filedApplication = z.discriminatedUnion('kind', filed);
export type FiledApplication = z.infer<typeof filedApplication>;

/** What a case is about: an application, or what a job found. */
export const caseApplication = z.discriminatedUnion('kind', [
  ...filed,
  /** `number`: of the payment (an order's) or of the refund; amounts in yuan, null where there is none. */
  z.strictObject({
    kind: z.literal('paymentDifference'),
    difference: z.enum(PAYMENT_DIFFERENCES),
    number: z.string(),
    expected: z.nullable(z.string()),
    found: z.nullable(z.string()),
    on: civilDate,
  }),
]);
export type CaseApplication = z.infer<typeof caseApplication>;
export type ApplicationOf<Kind extends CaseKind> = Extract<CaseApplication, { kind: Kind }>;

/** A reason for refusing, with the clause that it rests on by region, where the document has one. */
export interface RefusalReason {
  code: string;
  words: string;
  clause: Record<Region, string | null>;
}

/** What people read about a kind before, during and after it. */
export interface CaseKindDescription {
  title: string;
  /** What a notice calls it where the title would tell of an illness. */
  discreet?: string;
  /** Two letters that its numbers begin with. */
  prefix: string;
  /** The agency decides within so many days of the sending; a rule of the house, no clause sets one. */
  dueDays: number;
  /** What to photograph; `required`: nothing is decided without. */
  evidence: { required: boolean; words: readonly string[] };
  /** What a clerk looks at before deciding. */
  checks: readonly string[];
  refusals: readonly RefusalReason[];
}

const NONE = { lanzhou: null, linxia: null };
const COMMON: readonly RefusalReason[] = [
  { code: 'evidenceInsufficient', words: '材料不足以说明情况', clause: NONE },
  { code: 'evidenceDoubtful', words: '材料与登记信息不一致', clause: NONE },
  { code: 'otherAgency', words: '应由其他地方的经办机构办理', clause: NONE },
  { code: 'other', words: '其他原因', clause: NONE },
];

/** Those that are begun from a list of applications; the other is begun by what it is about. */
export const LISTED_KINDS = FILED_KINDS.filter((kind) => kind !== 'newbornCertificate');

export const caseKinds: Record<CaseKind, CaseKindDescription> = {
  verifyGroup: {
    title: '人员身份认定',
    prefix: 'RY',
    dueDays: 15,
    evidence: { required: true, words: ['低保证、残疾证、特困供养证等证件或证明的照片'] },
    checks: ['姓名和证件一致', '证明由有权单位出具', '证明在有效期内', '申请的每一类身份都有证明'],
    refusals: [
      {
        code: 'groupNotRecognised',
        words: '民政、农业农村、残联等部门没有认定这类身份',
        clause: { lanzhou: '第十条（三）', linxia: '四（二）筹资政策' },
      },
      { code: 'groupEnded', words: '这类身份已经到期或取消', clause: NONE },
      ...COMMON,
    ],
  },
  confirmMembership: {
    title: '家庭成员确认',
    prefix: 'CY',
    dueDays: 5,
    evidence: { required: true, words: ['户口本、出生医学证明或委托书的照片', '成员证件的照片'] },
    checks: ['姓名和证件一致', '能证明是家人或受本人委托'],
    refusals: [
      { code: 'relationNotShown', words: '不能证明是家人或受本人委托', clause: NONE },
      { code: 'personObjects', words: '本人不同意', clause: NONE },
      ...COMMON,
    ],
  },
  documentChange: {
    title: '姓名和证件更正',
    prefix: 'ZJ',
    dueDays: 10,
    evidence: { required: true, words: ['新证件的照片', '旧证件或公安机关证明的照片'] },
    checks: ['新证件清楚、有效', '新旧证件属于同一个人', '新号码没有登记在别人名下'],
    refusals: [
      {
        code: 'notSamePerson',
        words: '不能证明新旧证件属于同一个人',
        clause: { lanzhou: '第十二条', linxia: null },
      },
      ...COMMON,
    ],
  },
  enrolmentEnd: {
    title: '暂停或终止参保',
    prefix: 'TB',
    dueDays: 10,
    evidence: { required: true, words: ['迁移、职工参保、入伍、收押、出国定居或死亡的证明照片'] },
    checks: ['证明与申请的原因一致', '日期与证明一致', '本人或家属知道从那天起不再享受待遇'],
    refusals: [
      {
        code: 'eventNotShown',
        words: '不能证明发生了申请的情况',
        clause: { lanzhou: '第十二条', linxia: null },
      },
      {
        code: 'dayNotShown',
        words: '日期与证明不一致',
        clause: { lanzhou: '第十二条', linxia: null },
      },
      ...COMMON,
    ],
  },
  contributionRefund: {
    title: '退还个人缴费',
    prefix: 'TF',
    dueDays: 10,
    evidence: {
      required: true,
      words: [
        '和原因对应的一样就行：重复缴费、死亡、参加职工医保或在其他地方参保的证明照片；其他原因交书面说明照片',
      ],
    },
    checks: [
      '证明与申请的原因一致',
      '事情发生的日期与证明一致',
      '没有用这一年的参保报销过',
      '退还的只是个人缴纳的钱，资助不退给个人',
    ],
    refusals: [
      {
        code: 'eventNotShown',
        words: '不能证明发生了申请的情况',
        clause: { lanzhou: '第十三条', linxia: null },
      },
      {
        code: 'benefitPeriodBegun',
        words: '事情发生在待遇享受期开始以后',
        clause: { lanzhou: '第十三条', linxia: null },
      },
      { code: 'noGround', words: '这个原因按政策不能退费', clause: { lanzhou: '第十三条', linxia: null } },
      ...COMMON,
    ],
  },
  contributionExemption: {
    title: '不受缴费期限制的认定',
    prefix: 'MX',
    dueDays: 5,
    evidence: {
      required: true,
      words: ['退役证、随军证明、职工医保停保证明，或当年新认定低收入人口的证明照片'],
    },
    checks: ['证明与申请的类别一致', '是当年发生或当年认定的', '转入职工医保人员符合另行规定的条件'],
    refusals: [
      {
        code: 'notThisYear',
        words: '不是当年退役或当年新认定',
        clause: { lanzhou: '第八条', linxia: null },
      },
      {
        code: 'conditionsNotMet',
        words: '不符合不受缴费期限制的条件',
        clause: { lanzhou: '第八条', linxia: null },
      },
      ...COMMON,
    ],
  },
  twoDisease: {
    title: '“两病”门诊用药',
    discreet: '门诊待遇申请',
    prefix: 'MZ',
    dueDays: 10,
    evidence: {
      required: true,
      words: ['二级及以上医院的诊断证明或病历照片', '最近的门诊处方或检查单照片（有就传）'],
    },
    checks: [
      '诊断证明由二级及以上定点医院出具',
      '确诊的病和申请的一致',
      '没有靶器官损害',
      '需要长期门诊用药',
      '姓名和证件一致',
    ],
    refusals: [
      {
        code: 'notDiagnosed',
        words: '材料不能证明确诊',
        clause: { lanzhou: '第十九条（一）', linxia: null },
      },
      {
        code: 'organDamage',
        words: '已有靶器官损害，请改为申请门诊慢特病',
        clause: { lanzhou: '第十九条（一）', linxia: null },
      },
      {
        code: 'noLongTermMedicine',
        words: '不需要长期门诊用药',
        clause: { lanzhou: '第十九条（一）', linxia: null },
      },
      {
        code: 'institutionTooLow',
        words: '诊断证明不是二级及以上医院出具的',
        clause: { lanzhou: '第十九条（二）', linxia: null },
      },
      ...COMMON,
    ],
  },
  newbornCertificate: {
    title: '新生儿出生证明核对',
    prefix: 'XS',
    dueDays: 10,
    evidence: { required: true, words: ['出生医学证明的照片，字迹和编号看得清'] },
    checks: [
      '编号、姓名、性别和出生日期与照片一致',
      '证明上的父亲或母亲是申请人家里的人',
      '监护人已满18周岁',
    ],
    refusals: [
      {
        code: 'certificateDiffers',
        words: '照片与登记的编号、姓名或出生日期不一致',
        clause: { lanzhou: '第九条', linxia: '四（二）筹资政策' },
      },
      {
        code: 'relationNotShown',
        words: '不能证明是孩子的监护人',
        clause: { lanzhou: null, linxia: '四（二）筹资政策' },
      },
      ...COMMON,
    ],
  },
  newbornAtDesk: {
    title: '新生儿窗口参保登记',
    prefix: 'XC',
    dueDays: 5,
    evidence: { required: false, words: [] },
    checks: [
      '通知监护人带齐材料，在最后一天以前来窗口',
      '当面核对孩子和监护人的身份',
      '登记后再点通过；没有来的写明原因',
    ],
    refusals: [
      {
        code: 'notNewborn',
        words: '已经过了新生儿参保的期限，按普通居民办理',
        clause: { lanzhou: '第八条', linxia: '四（二）筹资政策' },
      },
      { code: 'didNotCome', words: '监护人没有来窗口办理', clause: NONE },
      ...COMMON,
    ],
  },
  paymentDifference: {
    title: '收款核对',
    prefix: 'SK',
    dueDays: 3,
    evidence: { required: false, words: [] },
    checks: [
      '查看收款机构当天的账单',
      '查看订单和账目',
      '通过：金额不符的全额退还，退款失败的再退一次，其他的记为已核对',
    ],
    // Nothing else ends it: money that is held would stay held.
    refusals: [{ code: 'settledElsewhere', words: '已在线下处理', clause: NONE }],
  },
};
