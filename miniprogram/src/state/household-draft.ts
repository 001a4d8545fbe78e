import type {
  Category,
  Group,
  MemberInput,
  Place,
  Region,
  Relation,
} from '@jiayibao/shared/contract/resident';
import { asksBirth, type TypedPerson } from '../components/person-checks';
import { keepDrafts } from './drafts';

/** What the wizard is for: registering one's household, or on paper another's (`assisted`), adding a member, changing one. */
export type Flow = 'register' | 'assisted' | 'add' | 'change';

/** Whether it is about a whole household. */
export function isWhole(flow: Flow): boolean {
  return flow === 'register' || flow === 'assisted';
}

/** A member as far as it has been typed. */
export type MemberDraft = TypedPerson & {
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
  /** In `assisted`: where the clerk may register; no counties: in all of the region. Null: anywhere. */
  serves: Serves | null;
  /** In `change`: whose record, and which revision of it was seen. */
  memberId: string | null;
  revision: number | null;
  /** In `change`: the member as it stands, before anything was changed. */
  before: MemberDraft | null;
  /** The key of the sending, made at the first try and sent again on a retry of the same content. */
  key: string | null;
  /** What the function refused about this content, and where, until the content changes. */
  fault: Fault | null;
};

export type Serves = { region: Region; counties: readonly string[] };

/** `step`: the page where it is put right; `at`: the member, where it is one's. */
export type Fault = { step: string; at: number; field: string; message: string };

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
  serves: null,
  memberId: null,
  revision: null,
  before: null,
  key: null,
  fault: null,
};

const drafts = keepDrafts(EMPTY_DRAFT);

export function readDraft(flow: Flow): Draft {
  return drafts.read(flow);
}

/** Changes the draft. Another content is another intention, so key and fault go, unless they are what is being set. */
export function changeDraft(flow: Flow, change: Partial<Draft>): void {
  drafts.write(flow, { ...readDraft(flow), key: null, fault: null, ...change });
}

/** Begins, or goes on with, a household on paper: where its clerk may register, and nowhere else. */
export function beginAssisted(serves: Serves): void {
  const { region, county } = readDraft('assisted');
  const [only] = serves.counties.length === 1 ? serves.counties : [];
  const stays =
    region === serves.region &&
    county !== null &&
    (serves.counties.length === 0 || serves.counties.includes(county));
  changeDraft('assisted', { serves, region: serves.region, county: stays ? county : (only ?? null) });
}

export function changeMember(flow: Flow, at: number, change: Partial<MemberDraft>): void {
  const members = [...readDraft(flow).members];
  members[at] = { ...EMPTY_MEMBER, ...members[at], ...change };
  changeDraft(flow, { members });
}

/** Whether something of a member was changed that has not been sent. */
export function isUnsaved({ before, members }: Draft): boolean {
  return before !== null && members[0] !== undefined && contentOf(before) !== contentOf(members[0]);
}

function contentOf(member: MemberDraft): string {
  return JSON.stringify({ ...member, groups: [...member.groups].sort() });
}

/** A list without its element `at`. */
export function without<Item>(list: readonly Item[], at: number): Item[] {
  return list.filter((_, index) => index !== at);
}

export function dropDraft(flow: Flow): void {
  drafts.drop(flow);
}

export function useDraft(flow: Flow): Draft {
  return drafts.use(flow);
}

/** The member as the contract takes it, or null while a part is missing. */
export function memberInput(member: MemberDraft): MemberInput | null {
  const { relation, category, place } = member;
  if (relation === null || category === null) return null;
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
    place: member.place ?? null,
    groups: [...member.claimedGroups],
  };
}
