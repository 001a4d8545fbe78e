import type * as z from '../zod';
import * as account from './account';
import * as cases from './case';
import * as code from './code';
import * as complaint from './complaint';
import * as contribution from './contribution';
import * as estimate from './estimate';
import * as household from './household';
import * as institution from './institution';
import * as newborn from './newborn';
import * as notice from './notice';
import * as order from './order';
import * as receipt from './receipt';
import * as recognition from './recognition';

/** Every action of residents by name, with its input and output schema. Functions and phone share this list. */
export const residentActions = {
  'account.read': account.accountRead,
  'account.consent': account.accountConsent,
  'account.withdrawConsent': account.accountWithdrawConsent,
  'account.proveSelf': account.accountProveSelf,
  'membership.list': account.membershipList,
  'membership.confirm': account.membershipConfirm,
  'membership.revoke': account.membershipRevoke,
  'household.read': household.householdRead,
  'household.register': household.householdRegister,
  'household.change': household.householdChange,
  'household.addMember': household.householdAddMember,
  'household.changeMember': household.householdChangeMember,
  'household.readMember': household.householdReadMember,
  'household.removeMember': household.householdRemoveMember,
  'household.restoreMember': household.householdRestoreMember,
  'household.takeOver': code.householdTakeOver,
  'case.check': cases.caseCheck,
  'case.save': cases.caseSave,
  'case.submit': cases.caseSubmit,
  'case.withdraw': cases.caseWithdraw,
  'case.list': cases.caseList,
  'case.read': cases.caseRead,
  'notice.list': notice.noticeList,
  'notice.read': notice.noticeRead,
  'notice.summary': notice.noticeSummary,
  'notice.allow': notice.noticeAllow,
  'institution.search': institution.institutionSearch,
  'estimate.basis': estimate.estimateBasis,
  'estimate.inpatient': estimate.estimateInpatient,
  'estimate.compare': estimate.estimateCompare,
  'parameters.read': estimate.parametersRead,
  'contribution.quote': contribution.contributionQuote,
  'contribution.relative': contribution.contributionRelative,
  'contribution.refund': contribution.contributionRefund,
  'contribution.history': contribution.contributionHistory,
  'newborn.preview': newborn.newbornPreview,
  'newborn.read': newborn.newbornRead,
  'newborn.register': newborn.newbornRegister,
  'order.create': order.orderCreate,
  'order.pay': order.orderPay,
  'order.read': order.orderRead,
  'order.refresh': order.orderRefresh,
  'order.cancel': order.orderCancel,
  'order.list': order.orderList,
  'receipt.read': receipt.receiptRead,
  'certificate.read': receipt.certificateRead,
  'complaint.file': complaint.complaintFile,
  'complaint.list': complaint.complaintList,
  'recognition.family': recognition.recognitionFamily,
  'recognition.read': recognition.recognitionRead,
  'recognition.visit': recognition.recognitionVisit,
} as const;

export type ResidentAction = keyof typeof residentActions;

/** The actions that create or change something: a call of one carries a client-made key, of another none. */
export const KEYED_ACTIONS = [
  'account.consent',
  'account.withdrawConsent',
  'account.proveSelf',
  'membership.confirm',
  'membership.revoke',
  'household.register',
  'household.change',
  'household.addMember',
  'household.changeMember',
  'household.removeMember',
  'household.restoreMember',
  'household.takeOver',
  'case.save',
  'case.submit',
  'case.withdraw',
  'notice.read',
  'notice.allow',
  'newborn.register',
  'order.create',
  'order.pay',
  'order.refresh',
  'order.cancel',
  'complaint.file',
] as const satisfies readonly ResidentAction[];
export type KeyedAction = (typeof KEYED_ACTIONS)[number];
/** What an action takes, as typed by the caller. */
export type InputOf<Name extends ResidentAction> = z.input<(typeof residentActions)[Name]['input']>;
/** What an action gives. */
export type OutputOf<Name extends ResidentAction> = z.output<(typeof residentActions)[Name]['output']>;
