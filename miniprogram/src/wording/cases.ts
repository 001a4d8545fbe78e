import type { PolicyId } from '@jiayibao/shared/contract/calculation';
import type {
  CaseApplication,
  CaseEvent,
  CaseState,
  EnrolmentEndReason,
  Exemption,
  PaymentDifference,
  RefundReason,
  Region,
} from '@jiayibao/shared/contract/resident';
import { type CivilDate, civilDateInChina, formatChinese, parseCivilDate } from '@jiayibao/shared/dates';
import { maskNumber } from '@jiayibao/shared/identity';
import type { ChipKind } from '../components/Chip';
import type { IconName } from '../components/Icon';
import { DESK_REASONS } from './newborns';
import { DOCUMENT_NAMES, GROUP_NAMES, SEX_NAMES } from './people';
import { conditionsInWords } from './recognitions';

/** The words for what is applied for and how it goes, the same for applicants and staff. */

export const CASE_STATES: Record<CaseState, { text: string; chip: ChipKind; icon: IconName }> = {
  draft: { text: '没有提交', chip: 'plain', icon: 'dash' },
  submitted: { text: '待审核', chip: 'open', icon: 'clock' },
  inReview: { text: '审核中', chip: 'run', icon: 'clock' },
  returned: { text: '退回补充', chip: 'due', icon: 'return' },
  approved: { text: '已通过', chip: 'ok', icon: 'tick' },
  refused: { text: '不通过', chip: 'no', icon: 'close' },
  withdrawn: { text: '已撤回', chip: 'plain', icon: 'dash' },
};

export const EVENT_NAMES: Record<CaseEvent, string> = {
  saved: '已保存',
  filedAtDesk: '经办人员代为提交',
  submitted: '已提交',
  answered: '已补充',
  taken: '审核中',
  released: '等待审核',
  returned: '退回补充',
  approved: '已通过',
  refused: '不通过',
  withdrawn: '已撤回',
  lapsed: '到期没有补充，已关闭',
  reversed: '决定已撤销，重新审核',
  takenOver: '本人已接手',
};

export const END_REASONS: Record<EnrolmentEndReason, { text: string; hint: string }> = {
  movedAway: { text: '户籍迁出或到外地参保', hint: '看迁移证明或外地参保凭证' },
  employeeInsurance: { text: '参加了职工医保', hint: '看单位证明或参保凭证' },
  militaryService: { text: '入伍', hint: '看入伍通知书' },
  imprisonment: { text: '服刑', hint: '看有关文书' },
  emigration: { text: '出国或出境定居', hint: '看定居证明' },
  death: { text: '去世', hint: '看死亡证明或户口注销证明' },
};

export const REFUND_REASONS: Record<RefundReason, { text: string; hint: string }> = {
  duplicate: { text: '重复缴费', hint: '看两次缴费的凭证' },
  death: { text: '去世', hint: '看死亡证明或户口注销证明' },
  employeeScheme: { text: '参加了职工医保', hint: '看单位证明或参保凭证' },
  otherPool: { text: '在其他地方参加了居民医保', hint: '看外地参保凭证' },
  other: { text: '其他原因', hint: '由经办机构决定，请写明情况' },
};

export const EXEMPTIONS: Record<Exemption, { text: string; hint: string }> = {
  demobilised: { text: '当年退出现役的军人', hint: '看退役证' },
  militaryDependant: { text: '部队保障的随军未就业家属', hint: '看部队证明' },
  fromEmployeeScheme: { text: '由职工医保转来', hint: '看停保证明；另有条件，以经办机构核定为准' },
  newlyLowIncome: { text: '当年新认定的低收入困难群众', hint: '看当年的认定材料' },
};

const DIFFERENCES: Record<PaymentDifference, string> = {
  wrongAmount: '收到的金额与订单不符，钱已留存',
  refundFailed: '退款没有到付款人账户',
  notInLedger: '收款账单里有，账目里没有',
  notInBill: '账目里有，收款账单里没有',
  otherAmount: '账单与账目的金额不同',
};

/** "2026年11月22日" of a civil date or of milliseconds since 1970; '' where there is none. */
export function dayInWords(at: string | number | null): string {
  const day: CivilDate | null = typeof at === 'number' ? civilDateInChina(at) : parseCivilDate(at);
  return day ? formatChinese(day) : '';
}

const CHINA_MS = 8 * 3_600_000;

/** "2026年11月22日 14:05", in China's time. */
export function momentInWords(at: number): string {
  return `${dayInWords(at)} ${new Date(at + CHINA_MS).toISOString().slice(11, 16)}`;
}

/** The documents that clauses are of, and their ids in the policies' pages. */
export const POLICIES: Record<Region, { policy: PolicyId; title: string }> = {
  lanzhou: { policy: 'lanzhou-2025', title: '《兰州市城乡居民基本医疗保险实施细则》' },
  linxia: { policy: 'linxia-2018', title: '《临夏州城乡居民基本医疗保险州级统筹实施方案》' },
};

/** What is applied for, line by line; identity numbers are masked. */
export function applicationLines(application: CaseApplication): { name: string; value: string }[] {
  switch (application.kind) {
    case 'verifyGroup':
      return [{ name: '申请认定', value: application.groups.map((group) => GROUP_NAMES[group]).join('、') }];
    case 'confirmMembership':
      return [{ name: '申请', value: '确认是一家人，可以看参保和报销' }];
    case 'documentChange': {
      const { name, document, birthDate, sex } = application;
      return [
        { name: '姓名改为', value: name },
        { name: DOCUMENT_NAMES[document.kind], value: maskNumber(document.number) },
        ...(birthDate ? [{ name: '出生日期', value: dayInWords(birthDate) }] : []),
        ...(sex ? [{ name: '性别', value: SEX_NAMES[sex] }] : []),
      ];
    }
    case 'enrolmentEnd':
      return [
        { name: '原因', value: END_REASONS[application.reason].text },
        { name: '从哪天起不再享受', value: dayInWords(application.from) },
      ];
    case 'contributionRefund':
      return [
        { name: '年度', value: `${application.benefitYear}年` },
        { name: '原因', value: REFUND_REASONS[application.reason].text },
        { name: '发生在', value: dayInWords(application.eventOn) },
      ];
    case 'contributionExemption':
      return [
        { name: '年度', value: `${application.benefitYear}年` },
        { name: '类别', value: EXEMPTIONS[application.exemption].text },
      ];
    case 'twoDisease':
      return [
        { name: '病种', value: conditionsInWords(application.conditions) },
        { name: '心、脑、肾、眼底受损（靶器官损害）', value: '没有' },
        { name: '诊断医院', value: application.institutionName },
        { name: '确诊日期', value: dayInWords(application.diagnosedOn) },
      ];
    case 'newbornCertificate':
      return [{ name: '申请', value: '核对登记新生儿参保用的出生医学证明' }];
    case 'newbornAtDesk':
      return [
        { name: '原因', value: DESK_REASONS[application.reason].text },
        { name: '出生日期', value: dayInWords(application.bornOn) },
        { name: '孩子', value: `${application.children}个` },
      ];
    case 'paymentDifference':
      return [
        { name: '情况', value: DIFFERENCES[application.difference] },
        { name: '编号', value: application.number },
        { name: '应为', value: application.expected ? `${application.expected}元` : '无' },
        { name: '实为', value: application.found ? `${application.found}元` : '无' },
        { name: '日期', value: dayInWords(application.on) },
      ];
  }
}
