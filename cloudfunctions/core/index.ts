/** What functions share: the table's handling, the store, the vault, and a module per capability. */
export type { Action, Call, Limit, Permission, PersonalData, Table } from './action';
export { agencyTable } from './agency-table';
export {
  attachmentBegin,
  attachmentFinish,
  attachmentOpen,
  attachmentRemove,
  type Clean,
  type CleanFile,
} from './attachment';
export { type Cleaned, cleanAttachments } from './attachment-cleanup';
export { type AuditProblem, audit, auditStaff, verifyAudit } from './audit';
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
export { CollectorRefusal, type CollectorRefusalCode, NotGenuine } from './collect/collector';
export { collectorOf } from './collect/environment';
export { answerNotification, type Doors, entryOfNotifications, type HttpReply } from './collect/notification';
export type { Transport } from './collect/wechat-pay-client';
export type { Collections, Enrolment, Institution, Person, Settlement, YearCounts } from './documents';
export type { Files, UploadAddress } from './files';
export { entryOf, handle } from './handle';
export { entryOfJobs, type Job, type JobReply, type Jobs, runJob } from './job';
export { jobs } from './jobs';
export {
  type Imbalance,
  type LedgerProblem,
  type LedgerReport,
  type LedgerTotals,
  verifyLedger,
} from './ledger/verify';
export { type Delivery, type Messenger, messageOf } from './message/messenger';
export { notify } from './notice';
export { type Compared, compareBills } from './order/bill';
export type { LedgerEntry, LedgerKind, Order, OrderItem } from './order/document';
export { type Followed, followOrders } from './order/follow';
export { type RefundPassage, settleRefund } from './order/refund';
export { type Passage, settle } from './order/settle';
export { Parameters } from './parameters';
export type { Clock, Randomness, Waiting } from './ports';
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
export { ERROR_CODES, type ErrorCode, Refusal } from './refusal';
export { residentTable } from './resident-table';
export { type LogLine, type Services, servicesOf } from './services';
export { recordStaff } from './staff';
export { requireOpen } from './stop';
export { Store, type Transaction } from './store';
export { type Purpose, type Sealed, Vault, vaultOf } from './vault';
