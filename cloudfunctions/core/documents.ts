import type { Group, IdentityDocumentKind, Level, Region, Sex } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import type { Fen } from '@jiayibao/shared/money';
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
  receipt: string;
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
}

/** `_id`: the keyed hash of the number. Identity numbers are nowhere else. */
export interface Identity extends Stored {
  personId: string;
  kind: IdentityDocumentKind;
  number: Sealed;
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

export interface Collections {
  accounts: Account;
  households: Household;
  memberships: Membership;
  identities: Identity;
  persons: Person;
  realNames: RealName;
  enrolments: Enrolment;
  settlements: Settlement;
  institutions: Institution;
  requests: KeptRequest;
  counters: Counter;
}
export type CollectionName = keyof Collections;

/** A document as it is handed over for writing: the store adds schema and revision. */
export type Draft<Name extends CollectionName> = Omit<Collections[Name], 'schema' | 'revision'> & {
  revision?: number;
};
