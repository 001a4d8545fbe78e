import type { AgencyAction, KeyedAgencyAction } from '@jiayibao/shared/contract/agency';
import type { Action } from './action';
import * as assisted from './assisted';
import * as desk from './case/desk';
import * as queue from './case/queue';
import * as complaint from './complaint/desk';
import * as recognition from './recognition/desk';
import * as settings from './setting/desk';
import * as staff from './staff';
import * as stop from './stop';

type Kind<Name extends AgencyAction> = Name extends KeyedAgencyAction ? 'keyed' : 'pure';

/** Every action of staff: the contract's, each keyed where the contract says so. */
export const agencyTable = {
  'staff.me': staff.staffMe,
  'staff.list': staff.staffList,
  'staff.invite': staff.staffInvite,
  'staff.accept': staff.staffAccept,
  'staff.end': staff.staffEnd,
  'queue.read': queue.queueRead,
  'case.search': queue.caseSearch,
  'case.read': desk.deskRead,
  'case.number': desk.deskNumber,
  'case.take': desk.deskTake,
  'case.release': desk.deskRelease,
  'case.return': desk.deskReturn,
  'case.approve': desk.deskApprove,
  'case.refuse': desk.deskRefuse,
  'case.reverse': desk.deskReverse,
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
} satisfies { [Name in AgencyAction]: Action & { kind: Kind<Name> } };
