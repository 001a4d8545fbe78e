import type { Region } from '../vocabulary';
import * as z from '../zod';
import { civilDate, groups, identityDocument, personName, recordId, sex } from './fields';

/** What the agency decides. A later kind is one entry more in `CASE_KINDS` and in `caseApplication`. */
export const CASE_KINDS = ['verifyGroup', 'confirmMembership', 'documentChange', 'enrolmentEnd'] as const;
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

/** What is applied for, by kind; `memberId`: of the applicant's own household. */
export const caseApplication = z.discriminatedUnion('kind', [
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
};
