import type {
  Category,
  Condition,
  Group,
  Place,
  Region,
  Relation,
  Sex,
} from '@jiayibao/shared/contract/resident';
import type { Age } from './identity';

/** Expenses in yuan by class. */
export type DemoBill = { A: string; B: string; C: string };

/** A settlement of the year that the local cloud begins in, on a day of it ("MM-DD"). */
export type DemoEvent = { on: string; institution: string; bill: DemoBill } & (
  | { operation: 'inpatient'; days: number }
  | { operation: 'outpatient'; facility: 'publicTier2' | 'township' | 'communityCentre' }
  | { operation: 'twoDisease'; conditions: readonly Condition[] }
  | { operation: 'chronicDisease'; diseaseCeiling: string }
);

/** Somebody of a household, as of the day on which the local cloud begins. */
export type DemoMember = {
  name: string;
  sex: Sex;
  age: Age;
  relation: Relation;
  category: Category;
  place: Place;
  /** Groups that the agency has verified, and those that the family only says. */
  verified?: readonly Group[];
  claimed?: readonly Group[];
  /** Benefit years covered, counted from this year: 0 is this year, -1 the one before. */
  covered: readonly number[];
  /** Confirmed unless said otherwise: then the family sees only what it typed itself. */
  claimedOnly?: true;
  events?: readonly DemoEvent[];
  /** What the agency has entered of them: two-disease of some years ago, a chronic disease since this year began. */
  recognised?: readonly (
    | { programme: 'twoDisease'; conditions: readonly Condition[] }
    | { programme: 'chronic'; disease: string; ceiling: string }
  )[];
};

/** A household with its keeper, who is its first member and can be signed in as. */
export type DemoHousehold = {
  id: string;
  about: string;
  region: Region;
  county: string;
  members: readonly [DemoMember, ...DemoMember[]];
};
