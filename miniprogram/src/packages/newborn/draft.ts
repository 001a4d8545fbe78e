import {
  type IdentityDocumentKind,
  type Place,
  placesFor,
  type Region,
  type Relation,
  type Sex,
} from '@jiayibao/shared/contract/resident';
import type { Sent } from '../../components/use-uploads';
import { keepDrafts } from '../../state/drafts';

/** A child as far as it is filled in; `memberId`: already of the household, then only photos are asked. */
export type ChildDraft = {
  memberId: string | null;
  /** Registered already: only to be paid for. */
  registered: boolean;
  name: string;
  kind: IdentityDocumentKind;
  number: string;
  sex: Sex | null;
  birthDate: string | null;
  attachments: Sent[];
};

export type NewbornDraft = {
  /** The child in sight: a member, `new`, or null for whoever needs it first. */
  subject: string | null;
  /** Of a child who is not registered: for a look at what holds. */
  birthDate: string | null;
  region: Region | null;
  children: ChildDraft[];
  guardianId: string | null;
  relation: Relation;
  place: Place | null;
  agreed: boolean;
};

const NAME = 'newborn';
const EMPTY: NewbornDraft = {
  subject: null,
  birthDate: null,
  region: null,
  children: [],
  guardianId: null,
  relation: 'child',
  place: null,
  agreed: false,
};
export const NEW_CHILD: ChildDraft = {
  memberId: null,
  registered: false,
  name: '',
  kind: 'birthCertificate',
  number: '',
  sex: null,
  birthDate: null,
  attachments: [],
};

const drafts = keepDrafts<NewbornDraft>(EMPTY);

export const useNewbornDraft = (): NewbornDraft => drafts.use(NAME);
export const readNewborn = (): NewbornDraft => drafts.read(NAME);
export const dropNewborn = (): void => drafts.drop(NAME);

export function changeNewborn(change: Partial<NewbornDraft>): void {
  drafts.write(NAME, { ...drafts.read(NAME), ...change });
}

/** Whether guardian and consent are there and, of a new child where the region asks, what the place is to them. */
export function isGuardianDone(
  { guardianId, agreed, place, children }: NewbornDraft,
  region: Region | null,
): boolean {
  const isNew = children.some(({ memberId }) => memberId === null);
  const asksPlace = isNew && region !== null && placesFor(region, 'pupilOrChild').length > 1;
  return guardianId !== null && agreed && (!asksPlace || place !== null);
}

/** Whether it is known who the child is. */
export function isFilled({ memberId, name, kind, number, birthDate, sex }: ChildDraft): boolean {
  if (memberId !== null) return true;
  const isTyped = name.trim() !== '' && number.trim() !== '';
  return isTyped && (kind !== 'birthCertificate' || (birthDate !== null && sex !== null));
}

/** The child at a place, or one who is not there yet: a twin of the first. */
export function childAt(children: readonly ChildDraft[], at: number): ChildDraft {
  return children[at] ?? { ...NEW_CHILD, birthDate: children[0]?.birthDate ?? null };
}

/** Changes one child, whatever else was typed since the page was drawn; the first thing typed makes a new one. */
export function changeChild(at: number, change: Partial<ChildDraft>): void {
  const { children } = readNewborn();
  const changed = { ...childAt(children, at), ...change };
  changeNewborn({
    children: [...children.slice(0, at), changed, ...children.slice(at + 1)],
  });
}
