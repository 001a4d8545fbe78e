import type * as z from '../zod';
import * as assisted from './assisted';
import * as cases from './case';
import * as complaint from './complaint';
import * as recognition from './recognition';
import * as settings from './settings';
import * as staff from './staff';
import * as stop from './stop';

/** Every action of staff by name, with its input and output schema. */
export const agencyActions = {
  'staff.me': staff.staffMe,
  'staff.list': staff.staffList,
  'staff.invite': staff.staffInvite,
  'staff.accept': staff.staffAccept,
  'staff.end': staff.staffEnd,
  'queue.read': cases.queueRead,
  'case.search': cases.caseSearch,
  'case.read': cases.caseRead,
  'case.number': cases.caseNumber,
  'case.take': cases.caseTake,
  'case.release': cases.caseRelease,
  'case.return': cases.caseReturn,
  'case.approve': cases.caseApprove,
  'case.refuse': cases.caseRefuse,
  'case.reverse': cases.caseReverse,
  'assisted.register': assisted.assistedRegister,
  'assisted.read': assisted.assistedRead,
  'assisted.search': assisted.assistedSearch,
  'assisted.file': assisted.assistedFile,
  'assisted.answer': assisted.assistedAnswer,
  'assisted.code': assisted.assistedCode,
  'complaint.list': complaint.deskComplaintList,
  'complaint.answer': complaint.complaintAnswer,
  'recognition.find': recognition.recognitionFind,
  'recognition.record': recognition.recognitionRecord,
  'recognition.undo': recognition.recognitionUndo,
  'settings.list': settings.settingsList,
  'settings.preview': settings.settingsPreview,
  'settings.propose': settings.settingsPropose,
  'settings.review': settings.settingsReview,
  'settings.approve': settings.settingsApprove,
  'settings.withdraw': settings.settingsWithdraw,
  'stop.read': stop.stopRead,
  'stop.throw': stop.stopThrow,
  'stop.lift': stop.stopLift,
} as const;

export type AgencyAction = keyof typeof agencyActions;

/** The actions that create or change something: a call of one carries a client-made key, of another none. */
export const KEYED_AGENCY_ACTIONS = [
  'staff.invite',
  'staff.accept',
  'staff.end',
  'case.take',
  'case.release',
  'case.return',
  'case.approve',
  'case.refuse',
  'case.reverse',
  'assisted.register',
  'assisted.file',
  'assisted.answer',
  'assisted.code',
  'complaint.answer',
  'recognition.record',
  'recognition.undo',
  'settings.propose',
  'settings.approve',
  'settings.withdraw',
  'stop.throw',
  'stop.lift',
] as const satisfies readonly AgencyAction[];
export type KeyedAgencyAction = (typeof KEYED_AGENCY_ACTIONS)[number];
/** What an action takes, as typed by the caller. */
export type AgencyInputOf<Name extends AgencyAction> = z.input<(typeof agencyActions)[Name]['input']>;
/** What an action gives. */
export type AgencyOutputOf<Name extends AgencyAction> = z.output<(typeof agencyActions)[Name]['output']>;
