/** What functions share: the table's handling, the store, the vault, and a module per capability. */
export type { Action, Limit, PersonalData, Table } from './action';
export { agencyTable } from './agency-table';
export {
  attachmentBegin,
  attachmentFinish,
  attachmentOpen,
  attachmentRemove,
  type CleanFile,
} from './attachment';
export { type Cleaned, cleanAttachments } from './attachment-cleanup';
export { type AuditProblem, audit, verifyAudit } from './audit';
export type {
  BillRow,
  Collected,
  Collector,
  Notified,
  PaymentParameters,
  PrepayOrder,
  Refunded,
  RefundOrder,
} from './collect/collector';
export { CollectorRefusal } from './collect/collector';
export { collectorOf } from './collect/environment';
export { answerNotification, type Doors, entryOfNotifications, type HttpReply } from './collect/notification';
export type { Transport } from './collect/wechat-pay-client';
export type { Enrolment, YearCounts } from './documents';
export { entryOf, handle } from './handle';
export { entryOfJobs, type Jobs, runJob } from './job';
export { jobs } from './jobs';
export { type LedgerProblem, type LedgerReport, verifyLedger } from './ledger/verify';
export { type Messenger, messageOf } from './message/messenger';
export { notify } from './notice';
export { compareBills } from './order/bill';
export type { LedgerEntry, Order, OrderItem } from './order/document';
export { followOrders } from './order/follow';
export { settleRefund } from './order/refund';
export { settle } from './order/settle';
export { Parameters } from './parameters';
export type { Randomness } from './ports';
export {
  accountIdOf,
  recordConfirmation,
  recordEnrolment,
  recordInstitution,
  recordPerson,
  recordRealName,
  recordSettlement,
  type TypedDocument,
} from './records';
export { ERROR_CODES, Refusal } from './refusal';
export { residentTable } from './resident-table';
export { type LogLine, type Services, servicesOf } from './services';
export { recordStaff } from './staff';
export { requireOpen } from './stop';
export { Store, type Transaction } from './store';
export { type Sealed, Vault, vaultOf } from './vault';
