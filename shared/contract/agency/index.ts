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
export { COMPLAINT_ROWS, type DeskComplaint } from './complaint';
export type { EnteredRecognition, PersonRecognitions } from './recognition';
export {
  FIGURE_FIELDS,
  type FigureRow,
  SETTING_GRADES,
  SETTING_PARTS,
  type SettingPart,
  type SettingPreview,
  type SettingProposal,
  type SettingQuestion,
  type SettingView,
} from './settings';
export * from './staff';
export type { StopView } from './stop';
