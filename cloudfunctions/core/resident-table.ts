import type { KeyedAction, ResidentAction } from '@jiayibao/shared/contract/resident';
import * as account from './account';
import type { Action } from './action';
import * as cases from './case/applicant';
import { complaintFile, complaintList } from './complaint/write';
import { contributionHistory } from './contribution/history';
import { contributionQuote } from './contribution/quote';
import { contributionRefund } from './contribution/refund';
import { contributionRelative } from './contribution/relative';
import * as estimate from './estimate';
import * as household from './household';
import * as member from './household-member';
import * as institution from './institution';
import * as keepers from './keepers';
import { newbornPreview } from './newborn/preview';
import { newbornRead } from './newborn/read';
import { newbornRegister } from './newborn/register';
import * as notice from './notice';
import { orderCreate } from './order/create';
import { orderCancel, orderPay, orderRefresh } from './order/pay';
import { orderList, orderRead } from './order/read';
import { certificateRead, receiptRead } from './order/receipt';
import { recognitionFamily, recognitionRead, recognitionVisit } from './recognition/read';
import { householdTakeOver } from './take-over';

type Kind<Name extends ResidentAction> = Name extends KeyedAction ? 'keyed' : 'pure';

/** Every action of residents: the contract's, each keyed where the contract says so. */
export const residentTable = {
  'account.read': account.accountRead,
  'account.consent': account.accountConsent,
  'account.withdrawConsent': account.accountWithdrawConsent,
  'account.proveSelf': account.accountProveSelf,
  'membership.list': keepers.membershipList,
  'membership.confirm': keepers.membershipConfirm,
  'membership.revoke': keepers.membershipRevoke,
  'household.read': household.householdRead,
  'household.register': household.householdRegister,
  'household.change': household.householdChange,
  'household.addMember': member.householdAddMember,
  'household.changeMember': member.householdChangeMember,
  'household.readMember': member.householdReadMember,
  'household.removeMember': member.householdRemoveMember,
  'household.restoreMember': member.householdRestoreMember,
  'household.takeOver': householdTakeOver,
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
  'contribution.quote': contributionQuote,
  'contribution.relative': contributionRelative,
  'contribution.refund': contributionRefund,
  'contribution.history': contributionHistory,
  'newborn.preview': newbornPreview,
  'newborn.read': newbornRead,
  'newborn.register': newbornRegister,
  'order.create': orderCreate,
  'order.pay': orderPay,
  'order.read': orderRead,
  'order.refresh': orderRefresh,
  'order.cancel': orderCancel,
  'order.list': orderList,
  'receipt.read': receiptRead,
  'certificate.read': certificateRead,
  'complaint.file': complaintFile,
  'complaint.list': complaintList,
  'recognition.family': recognitionFamily,
  'recognition.read': recognitionRead,
  'recognition.visit': recognitionVisit,
} satisfies { [Name in ResidentAction]: Action & { kind: Kind<Name> } };
