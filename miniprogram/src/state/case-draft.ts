import type {
  CaseApplication,
  CaseKind,
  CaseView,
  EnrolmentEndReason,
  Group,
} from '@jiayibao/shared/contract/resident';
import { asksBirth, type TypedPerson } from '../components/person-checks';
import type { Sent } from '../components/use-uploads';
import { keepDrafts } from './drafts';

/** An application as far as it is filled in; each kind uses its own part. */
export type CaseDraft = {
  kind: CaseKind;
  memberId: string;
  /** Of the member. */
  name: string;
  groups: Group[];
  person: TypedPerson;
  reason: EnrolmentEndReason | null;
  from: string | null;
  attachments: Sent[];
  words: string;
  /** Once it is kept at the agency: which case it is, the revision seen, and what was asked for, if anything. */
  caseId: string | null;
  revision: number | null;
  asked: string | null;
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
  attachments: [],
  words: '',
  caseId: null,
  revision: null,
  asked: null,
};

const drafts = keepDrafts(EMPTY);

export const { read: readCaseDraft, use: useCaseDraft, drop: dropCaseDraft } = drafts;

export function changeCaseDraft(id: string, change: Partial<CaseDraft>): void {
  drafts.write(id, { ...drafts.read(id), ...change });
}

/** The draft of a new application for a member, as it was left or empty. Gives its id. */
export function beginDraft(
  kind: CaseKind,
  { memberId, name, claimed }: { memberId: string; name: string; claimed: Group[] },
): string {
  const id = `case.${kind}.${memberId}`;
  if (drafts.read(id).memberId === '')
    changeCaseDraft(id, { kind, memberId, name, groups: kind === 'verifyGroup' ? claimed : [] });
  return id;
}

/** The draft of another content for a case that was returned or never sent. Gives its id. */
export function continueDraft({ caseId, revision, application, attachments, ...view }: CaseView): string {
  const id = `case.${caseId}`;
  const asked = view.timeLine.filter(({ event }) => event === 'returned').pop()?.words ?? null;
  const kept = drafts.read(id);
  if (kept.revision === revision) return id;
  const part: Partial<CaseDraft> =
    application.kind === 'verifyGroup'
      ? { groups: application.groups }
      : application.kind === 'documentChange'
        ? {
            person: {
              name: application.name,
              ...application.document,
              birthDate: application.birthDate ?? null,
              sex: application.sex ?? null,
            },
          }
        : application.kind === 'enrolmentEnd'
          ? { reason: application.reason, from: application.from }
          : {};
  drafts.write(id, {
    ...EMPTY,
    ...part,
    kind: application.kind,
    memberId: application.memberId,
    name: view.name,
    attachments: attachments.map((attachmentId) => ({ attachmentId, view: null })),
    caseId,
    revision,
    asked: view.state === 'returned' ? asked : null,
  });
  return id;
}

/** The application as the contract takes it, or null while a part is missing. */
export function applicationOf(draft: CaseDraft): CaseApplication | null {
  const { kind, memberId, groups, person, reason, from } = draft;
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
  }
}
