import {
  type CaseApplication,
  type CaseView,
  CONDITIONS,
  type Condition,
  type EnrolmentEndReason,
  type Exemption,
  type FiledApplication,
  type FiledKind,
  type Group,
  type NewbornDeskReason,
  type RefundReason,
} from '@jiayibao/shared/contract/resident';
import { asksBirth, type TypedPerson } from '../components/person-checks';
import type { Sent } from '../components/use-uploads';
import { keepDrafts } from './drafts';

/** An application as far as it is filled in; each kind uses its own part. */
export type CaseDraft = {
  kind: FiledKind;
  memberId: string;
  /** Of the member. */
  name: string;
  groups: Group[];
  person: TypedPerson;
  reason: EnrolmentEndReason | null;
  /** The day from which, or on which. */
  from: string | null;
  benefitYear: number | null;
  refundReason: RefundReason | null;
  exemption: Exemption | null;
  /** Each of the two diseases apart, so that quick taps one after another all count. */
  hypertension: boolean;
  diabetes: boolean;
  /** Of these two, what is recognised already and cannot be applied for. */
  recognised: Condition[];
  noOrganDamage: boolean;
  hospital: { institutionId: string; name: string } | null;
  guardianId: string | null;
  deskReason: NewbornDeskReason | null;
  children: number;
  attachments: Sent[];
  words: string;
  /** Once it is kept at the agency: which case it is, the revision seen, and what was asked for, if anything. */
  caseId: string | null;
  revision: number | null;
  asked: string | null;
  /** What of a returned case was there before, as `contentOf` has it. */
  before: string | null;
};

const EMPTY_PERSON: TypedPerson = { name: '', kind: 'residentId', number: '', birthDate: null, sex: null };

const EMPTY: CaseDraft = {
  kind: 'verifyGroup',
  memberId: '',
  name: '',
  groups: [],
  person: EMPTY_PERSON,
  reason: null,
  from: null,
  benefitYear: null,
  refundReason: null,
  exemption: null,
  hypertension: false,
  diabetes: false,
  recognised: [],
  noOrganDamage: false,
  hospital: null,
  guardianId: null,
  deskReason: null,
  children: 1,
  attachments: [],
  words: '',
  caseId: null,
  revision: null,
  asked: null,
  before: null,
};

const drafts = keepDrafts(EMPTY);

export const { read: readCaseDraft, use: useCaseDraft, drop: dropCaseDraft } = drafts;

export function changeCaseDraft(id: string, change: Partial<CaseDraft>): void {
  drafts.write(id, { ...drafts.read(id), ...change });
}

/**
 * The draft of a new application for a member, as it was left or empty but for what is `known` already: the one group
 * that is claimed, too, since an application is for one. Gives its id.
 */
export function beginDraft(
  kind: FiledKind,
  { memberId, name, claimed }: { memberId: string; name: string; claimed: Group[] },
  known: Partial<Pick<CaseDraft, 'benefitYear' | 'refundReason' | 'from' | 'recognised' | Condition>> = {},
): string {
  const id = `case.${kind}.${memberId}`;
  if (drafts.read(id).memberId === '')
    changeCaseDraft(id, {
      kind,
      memberId,
      name,
      groups: kind === 'verifyGroup' && claimed.length === 1 ? claimed : [],
    });
  changeCaseDraft(id, known);
  return id;
}

/** The draft of the same application once more, after it was refused or taken back. Gives its id. */
export function repeatDraft({ kind, application, name }: CaseView): string | null {
  if (application.kind === 'paymentDifference' || kind === 'paymentDifference') return null;
  const id = `case.${kind}.${application.memberId}`;
  if (drafts.read(id).memberId === '')
    drafts.write(id, { ...EMPTY, ...partOf(application), kind, memberId: application.memberId, name });
  return id;
}

/** The draft of another content for a case that was returned or never sent. Gives its id. */
export function continueDraft({ caseId, revision, application, attachments, ...view }: CaseView): string {
  const id = `case.${caseId}`;
  const asked = view.timeLine.filter(({ event }) => event === 'returned').pop()?.words ?? null;
  const kept = drafts.read(id);
  if (kept.revision === revision || application.kind === 'paymentDifference') return id;
  const draft: CaseDraft = {
    ...EMPTY,
    ...partOf(application),
    kind: application.kind,
    memberId: application.memberId,
    name: view.name,
    attachments: attachments.map((attachmentId) => ({ attachmentId, view: null })),
    caseId,
    revision,
    asked: view.state === 'returned' ? asked : null,
  };
  drafts.write(id, { ...draft, before: contentOf(draft) });
  return id;
}

/** Whether what was asked for has no answer yet: nothing added or changed, and not a word. */
export function isUnanswered(draft: CaseDraft): boolean {
  return draft.asked !== null && draft.words.trim() === '' && contentOf(draft) === draft.before;
}

function contentOf(draft: CaseDraft): string {
  return JSON.stringify([applicationOf(draft), draft.attachments.map(({ attachmentId }) => attachmentId)]);
}

/** What a kind's own part of the form is filled with. */
function partOf(application: CaseApplication): Partial<CaseDraft> {
  switch (application.kind) {
    case 'verifyGroup':
      return { groups: application.groups };
    case 'documentChange': {
      const { name, document, birthDate = null, sex = null } = application;
      return { person: { name, ...document, birthDate, sex } };
    }
    case 'enrolmentEnd':
      return { reason: application.reason, from: application.from };
    case 'contributionRefund': {
      const { benefitYear, reason: refundReason, eventOn: from } = application;
      return { benefitYear, refundReason, from };
    }
    case 'contributionExemption':
      return { benefitYear: application.benefitYear, exemption: application.exemption };
    case 'twoDisease': {
      const {
        conditions,
        noOrganDamage,
        institutionId,
        institutionName: name,
        diagnosedOn: from,
      } = application;
      const [hypertension, diabetes] = CONDITIONS.map((condition) => conditions.includes(condition));
      return { hypertension, diabetes, noOrganDamage, hospital: { institutionId, name }, from };
    }
    case 'newbornCertificate':
      return { guardianId: application.guardianId };
    case 'newbornAtDesk': {
      const { reason: deskReason, bornOn: from, children } = application;
      return { deskReason, from, children };
    }
    default:
      return {};
  }
}

/** The diseases that are ticked. */
export function conditionsOf(draft: Pick<CaseDraft, Condition>): Condition[] {
  return CONDITIONS.filter((condition) => draft[condition]);
}

/** The application as the contract takes it, or null while a part is missing. */
export function applicationOf(draft: CaseDraft): FiledApplication | null {
  const { kind, memberId, groups, person, reason, from, benefitYear, refundReason, exemption } = draft;
  switch (kind) {
    case 'verifyGroup':
      return groups.length > 0 ? { kind, memberId, groups } : null;
    case 'confirmMembership':
      return { kind, memberId };
    case 'documentChange': {
      const asked = asksBirth(person);
      const { birthDate, sex } = asked ? person : { birthDate: null, sex: null };
      const document = { kind: person.kind, number: person.number };
      return { kind, memberId, name: person.name.trim(), document, birthDate, sex };
    }
    case 'enrolmentEnd':
      return reason && from ? { kind, memberId, reason, from } : null;
    case 'contributionRefund':
      return benefitYear && refundReason && from
        ? { kind, memberId, benefitYear, reason: refundReason, eventOn: from }
        : null;
    case 'contributionExemption':
      return benefitYear && exemption ? { kind, memberId, benefitYear, exemption } : null;
    case 'twoDisease': {
      const { noOrganDamage, hospital } = draft;
      const conditions = conditionsOf(draft);
      if (conditions.length === 0 || !noOrganDamage || !hospital || !from) return null;
      const { institutionId, name: institutionName } = hospital;
      return { kind, memberId, conditions, noOrganDamage, institutionId, institutionName, diagnosedOn: from };
    }
    case 'newbornCertificate': {
      const { guardianId } = draft;
      return guardianId ? { kind, memberId, guardianId } : null;
    }
    case 'newbornAtDesk': {
      const { deskReason, children } = draft;
      return deskReason && from ? { kind, memberId, reason: deskReason, bornOn: from, children } : null;
    }
  }
}
