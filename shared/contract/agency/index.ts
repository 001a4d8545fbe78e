/** Requests and replies of agency staff. Nothing here may reach a resident's main package. */
export * from './actions';
export type { AssistedView } from './assisted';
export {
  QUEUE_ROWS,
  type QueueRow,
  SHELVES,
  type Shelf,
  STAFF_STEPS,
  type StaffCaseView,
} from './case';
export * from './staff';
