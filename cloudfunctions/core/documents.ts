import type { Role, SettingProposal, SettingQuestion, Shelf } from '@jiayibao/shared/contract/agency';
import type {
  AttachmentView,
  CaseEvent,
  CaseKind,
  CaseState,
  Exemption,
  Group,
  IdentityDocumentKind,
  Level,
  MessageTemplate,
  NoticeKind,
  Region,
  Sex,
} from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import type { Fen } from '@jiayibao/shared/money';
import type { Complaint } from './complaint/document';
import type { LedgerEntry, Order, Progress } from './order/document';
import type { Recognitions } from './recognition/document';
import type { LookupKey, Sealed } from './vault';

/** The version of a document's shape, kept in each of them. */
export const SCHEMA = 1;

/** What every document has. `revision` counts its writes, from 1. */
export interface Stored {
  _id: string;
  schema: typeof SCHEMA;
  revision: number;
}

/** `_id`: the keyed hash of the openid. */
export interface Account extends Stored {
  consent: { version: string; at: number } | null;
  /** Whom the account was shown to belong to. */
  personId: string | null;
  householdId: string | null;
}

/** One an account. Its revision changes with every change of its members: it orders them. */
export interface Household extends Stored {
  accountId: string;
  region: Region;
  county: string;
  phone: Sealed | null;
  memberIds: string[];
  /** Of members who were taken out and can be brought back, the last one first; absent: none. */
  removedIds?: string[];
  receipt: string;
  /** Where a clerk registered it on paper for people without a phone. */
  assisted?: {
    form: string;
    signedOn: CivilDate;
    /** Who of staff did. */
    by: string;
    at: number;
    /** The code with which it can be taken over, of `codes`. */
    codeId: string | null;
    takenOverAt: number | null;
  };
}

/** A person as one household keeps them: what that account typed lives here and nowhere else. */
export interface Membership extends Stored {
  householdId: string;
  personId: string;
  /** The document that this account typed. */
  identityId: string;
  status: 'claimed' | 'confirmed';
  /** JSON of `Typed`. */
  typed: Sealed;
  /** Of the name as typed. */
  nameKey: LookupKey;
  /** `{household}:{person}`, unique; a removed membership has none. */
  slot?: string;
  removedAt: number | null;
  receipt: string;
  /** Of a newborn whom a guardian has registered: who, with whose consent, and where the desk looks at the certificate. */
  newborn?: {
    personId: string;
    guardianId: string;
    consent: { version: string; at: number };
    caseId: string;
  };
}

/** `_id`: a membership's, of a child before the first birthday. When a reminder of the last day is to be thought of. */
export interface NewbornWatch extends Stored {
  dueAt: number;
}

/** `_id`: the keyed hash of the number. Identity numbers are nowhere else. */
export interface Identity extends Stored {
  personId: string;
  kind: IdentityDocumentKind;
  number: Sealed;
  /** When another number took its place; it is the person's former one from then on. */
  formerSince?: number;
}

/** What is known of a person from elsewhere than a household's typing. */
export interface Person extends Stored {
  identityId: string;
  /** From a real-name check or the agency. */
  name: Sealed | null;
  nameKey?: LookupKey;
  birthDate: CivilDate | null;
  sex: Sex | null;
  verifiedGroups: Group[];
  /** Benefit years for which the agency decided that neither window nor waiting binds them (第八条). */
  exemptions?: { benefitYear: number; exemption: Exemption }[];
}

/** `_id`: an account's. The outcome of WeChat's real-name check of that account. */
export interface RealName extends Stored {
  numberKey: LookupKey;
  nameKey: LookupKey;
}

/** `_id`: `enrolment:{benefit year}:{person}`. */
export interface Enrolment extends Stored {
  personId: string;
  benefitYear: number;
  region: Region;
  benefitFrom: CivilDate;
  benefitTo: CivilDate;
  /** Counts enrolments of this person and year: a refund and a return make the next. */
  generation: number;
  state: 'active' | 'ended';
  /** The number of the order that it came from; absent: it was not paid here. */
  orderNumber?: string;
}

/** What one settlement adds to the year's figures, in fen: contract.md's `yearToDate`. */
export interface YearCounts {
  inpatient: Fen;
  outpatient: Fen;
  twoDisease: Fen;
  chronicDisease: Fen;
  eligibleSelfPay: Fen;
  criticalIllness: Fen;
  topUp: Fen;
  assistance: Fen;
}

export interface Settlement extends Stored {
  personId: string;
  region: Region;
  /** Calendar year of `date`. */
  year: number;
  /** Discharge or visit. */
  date: CivilDate;
  operation: 'inpatient' | 'outpatient' | 'twoDisease' | 'chronicDisease';
  institutionName: string;
  totalFen: Fen;
  selfPayFen: Fen;
  counts: YearCounts;
  /** The chronic recognition that it was paid for. */
  recognitionId?: string;
}

export interface Institution extends Stored {
  name: string;
  region: Region;
  county: string;
  level: Level;
  consortium: string | null;
  designated: boolean;
  twoDiseaseSettlement: boolean;
  sample: boolean;
}

/** `_id`: `request:{account}:{key}`. A keyed call that took effect, with its reply. */
export interface KeptRequest extends Stored {
  bodyHash: LookupKey;
  /** JSON of the reply's data. */
  reply: Sealed;
  at: number;
}

/** `_id`: `{limit}:{subject}:{window}`. Calls within one window; of no use after `until` (milliseconds). */
export interface Counter extends Stored {
  count: number;
  until: number;
}

/** `_id`: an account's. Once ended, it stays for what the person did. */
export interface Staff extends Stored {
  role: Role;
  region: Region;
  /** None: all of the region's. */
  counties: string[];
  name: Sealed;
  /** Who of staff granted it; null for the first of a region. */
  grantedBy: string | null;
  from: number;
  until: number | null;
}

/** `_id`: the keyed hash of a code that was handed over on paper. */
export interface Code extends Stored {
  expiresAt: number;
  usedAt: number | null;
  /** The household that it takes over. */
  householdId: string | null;
  /** The role that it grants, in its region. */
  region?: Region;
  invitation: {
    role: Role;
    counties: string[];
    name: Sealed;
    nameKey: LookupKey;
    grantedBy: string;
  } | null;
}

/** One event of a case; `who` is an account's id. */
export interface CaseTimeEntry {
  at: number;
  by: 'applicant' | 'staff' | 'system';
  who: string | null;
  event: CaseEvent;
  words: Sealed | null;
  /** The words and the clause of a refusal's reason. */
  reason: string | null;
  clause: string | null;
}

export interface Case extends Stored {
  number: string;
  kind: CaseKind;
  region: Region;
  county: string;
  /** Who applied; of what a job found, who paid, or null. */
  applicantAccountId: string | null;
  /** Where and whom it is about; null: nobody, but money. */
  householdId: string | null;
  personId: string | null;
  nameKey: LookupKey | null;
  state: CaseState;
  shelf: 'draft' | Shelf;
  /** The order on the shelf: the day that it is due on or was decided on, then the id. */
  rank: string;
  /** `{kind}:{account}:{person}`, unique while nothing is decided. */
  slot?: string;
  /** JSON of the application. */
  application: Sealed;
  /** JSON of what a row of the queue shows: `{name, birthDate, taker}`. */
  face: Sealed;
  attachments: string[];
  submittedAt: number | null;
  dueOn: CivilDate | null;
  takenBy?: string;
  takenUntil: number | null;
  /** Who of staff filed it on paper, or null. */
  filedBy: string | null;
  decidedBy: string | null;
  /** JSON of what the approval changed, to undo it by. */
  effect: Sealed | null;
  timeLine: CaseTimeEntry[];
}

/** A photo or document that an account sent. It belongs to no case until one names it. */
export interface Attachment extends Stored {
  caseId: string | null;
  accountId: string;
  /** `pending` until it is checked; `refused`, or taken back, it is of no use any more and soon gone. */
  state: 'pending' | 'clean' | 'refused';
  /** The file that is kept; while pending, the sent one. */
  fileId: string;
  /** The file as it was sent, until it is sure to be gone. */
  rawFileId: string | null;
  /** Of the kept file; `size` in bytes. */
  type: AttachmentView['type'] | null;
  size: number | null;
  at: number;
  /** When it is to be decided next whether it is still needed. */
  lookAt: number;
}

/** What an account is told in the app. No identity number, no diagnosis. */
export interface Notice extends Stored {
  accountId: string;
  kind: NoticeKind;
  at: number;
  readAt: number | null;
  /** The order in which they are listed: unread first, of each the newest first. */
  rank: string;
  caseId: string | null;
  orderNumber?: string;
  /** The membership that it is about, as long as its account sees that person. */
  memberId?: string;
  words: string;
  /** What exactly changed, for whoever sees the member; may tell of an illness. */
  detail?: Sealed;
}

/** `_id`: `audit:{chain}:{sequence}`. Never changed, never removed. */
export interface AuditEntry extends Stored {
  /** Whose acts they are, or a region's, which says whose chains were begun. */
  chain: string;
  /** From 1, without a gap. */
  sequence: number;
  at: number;
  who: string;
  role: string;
  did: string;
  /** The id of what it was done to, or the key that was searched for. */
  of: string;
  what: string | null;
  /** The hash of the entry before, null for the first; and its own over all of the above. */
  previous: LookupKey | null;
  hash: LookupKey;
}

/** `_id`: the chain's. Its last entry. */
export interface AuditHead extends Stored {
  sequence: number;
  hash: LookupKey;
}

/** `_id`: a notice's. The message that tells of it in WeChat. */
export interface Message extends Stored {
  accountId: string;
  kind: NoticeKind;
  at: number;
  state: 'waiting' | 'sent' | 'unwanted' | 'failed';
  /** How often it was tried, and when it is to be tried next; then no more. */
  tries: number;
  dueAt?: number;
  /** When it is of no use any more to keep it. */
  keptUntil: number;
}

/** `_id`: an account's. What it allowed to be sent, and to whom WeChat sends it. */
export interface Subscription extends Stored {
  openid: Sealed;
  /** How many messages of each template are still allowed. */
  left: Partial<Record<MessageTemplate, number>>;
}

/** Figures of a benefit year that the agency entered. Approved, it never changes. */
export interface Setting extends Stored {
  region: Region;
  figures: Omit<SettingProposal, 'supersedes'>;
  state: 'proposed' | 'approved' | 'withdrawn';
  /** `{region}:{benefit year}`, unique while it is proposed. */
  slot?: string;
  supersedes: string | null;
  confirmed: { questions: SettingQuestion[]; words: string } | null;
  proposedBy: string;
  proposedAt: number;
  decidedBy: string | null;
  decidedAt: number | null;
  /** Counts the approved ones of all regions, from 1; the later stands over the earlier. */
  sequence: number | null;
}

/** `_id`: `head`. How many settings are approved: who knows that many knows them all. */
export interface SettingHead extends Stored {
  sequence: number;
}

/** `_id`: a region. Whether it takes payments. */
export interface Stop extends Stored {
  stopped: { words: string; by: string; at: number } | null;
}

export interface Collections {
  accounts: Account;
  households: Household;
  memberships: Membership;
  identities: Identity;
  persons: Person;
  realNames: RealName;
  enrolments: Enrolment;
  settlements: Settlement;
  recognitions: Recognitions;
  complaints: Complaint;
  institutions: Institution;
  requests: KeptRequest;
  counters: Counter;
  staff: Staff;
  codes: Code;
  cases: Case;
  attachments: Attachment;
  notices: Notice;
  audit: AuditEntry;
  auditHeads: AuditHead;
  messages: Message;
  subscriptions: Subscription;
  settings: Setting;
  settingHeads: SettingHead;
  stops: Stop;
  orders: Order;
  ledger: LedgerEntry;
  progress: Progress;
  newbornWatches: NewbornWatch;
}
export type CollectionName = keyof Collections;

/** A document as it is handed over for writing: the store adds schema and revision. */
export type Draft<Name extends CollectionName> = Omit<Collections[Name], 'schema' | 'revision'> & {
  revision?: number;
};
