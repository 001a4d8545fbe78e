import type {
  Category,
  Group,
  IdentityDocumentKind,
  MemberInput,
  Place,
  Region,
  Relation,
  Sex,
} from '@jiayibao/shared/contract/resident';
import { owner } from '../../cloud/owner';
import { readStored, removeStored, writeStored } from '../../state/storage';
import { createStore, type Store, useStore } from '../../state/store';
import { asksBirth } from './checks';

/** What the wizard is for: registering the household, adding a member, changing one. */
export type Flow = 'register' | 'add' | 'change';

/** A member as far as it has been typed. */
export type MemberDraft = {
  name: string;
  kind: IdentityDocumentKind;
  number: string;
  /** Where the document carries none; otherwise null. */
  birthDate: string | null;
  sex: Sex | null;
  relation: Relation | null;
  category: Category | null;
  place: Place | null;
  groups: Group[];
};

/** Everything typed so far, kept on the phone at every keystroke until it is sent. */
export type Draft = {
  region: Region | null;
  county: string | null;
  members: MemberDraft[];
  /** In `change`: whose record, and which revision of it was seen. */
  memberId: string | null;
  revision: number | null;
  /** The key of the sending, made at the first try and sent again on a retry of the same content. */
  key: string | null;
};

export const EMPTY_MEMBER: MemberDraft = {
  name: '',
  kind: 'residentId',
  number: '',
  birthDate: null,
  sex: null,
  relation: null,
  category: null,
  place: null,
  groups: [],
};

export const EMPTY_DRAFT: Draft = {
  region: null,
  county: null,
  members: [],
  memberId: null,
  revision: null,
  key: null,
};

const drafts = new Map<string, Store<Draft>>();
const nameOf = (flow: Flow) => `draft.${flow}${owner()}`;

function storeOf(flow: Flow): Store<Draft> {
  const name = nameOf(flow);
  let store = drafts.get(name);
  if (!store) {
    store = createStore({ ...EMPTY_DRAFT, ...readStored<Partial<Draft>>(name) });
    drafts.set(name, store);
  }
  return store;
}

export function readDraft(flow: Flow): Draft {
  return storeOf(flow).get();
}

/** Changes the draft. Another content is another intention, so the key goes, unless it is what is being set. */
export function changeDraft(flow: Flow, change: Partial<Draft>): void {
  const next = { ...storeOf(flow).get(), key: null, ...change };
  writeStored(nameOf(flow), next);
  storeOf(flow).set(next);
}

export function changeMember(flow: Flow, at: number, change: Partial<MemberDraft>): void {
  const members = [...readDraft(flow).members];
  members[at] = { ...EMPTY_MEMBER, ...members[at], ...change };
  changeDraft(flow, { members });
}

/** A list without its element `at`. */
export function without<Item>(list: readonly Item[], at: number): Item[] {
  return list.filter((_, index) => index !== at);
}

export function dropDraft(flow: Flow): void {
  removeStored(nameOf(flow));
  storeOf(flow).set(EMPTY_DRAFT);
}

export function useDraft(flow: Flow): Draft {
  return useStore(storeOf(flow));
}

/** The member as the contract takes it, or null while a part is missing. */
export function memberInput(member: MemberDraft): MemberInput | null {
  const { relation, category, place } = member;
  if (relation === null || category === null || place === null) return null;
  const asked = asksBirth(member);
  return {
    name: member.name.trim(),
    document: { kind: member.kind, number: member.number },
    birthDate: asked ? member.birthDate : null,
    sex: asked ? member.sex : null,
    relation,
    category,
    place,
    claimedGroups: member.groups,
  };
}

/** A record's member as a draft to be changed. */
export function draftOf(member: MemberInput): MemberDraft {
  return {
    name: member.name,
    kind: member.document.kind,
    number: member.document.number,
    birthDate: member.birthDate ?? null,
    sex: member.sex ?? null,
    relation: member.relation,
    category: member.category,
    place: member.place,
    groups: [...member.claimedGroups],
  };
}
