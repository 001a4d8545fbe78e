import type { Exclusion, ExpenseClass, Group, Level, Region } from '@jiayibao/shared/contract/resident';
import { owner } from '../../cloud/owner';
import { readStored, writeStored } from '../../state/storage';
import { createStore, type Store, useStore } from '../../state/store';

/** A line of a bill as typed. */
export type Line = { class: ExpenseClass; amount: string; traditional: boolean };

/** What a stay may be besides an ordinary one; of the other region's fields none is ever sent. */
export type Special = {
  consortiumReferral: boolean;
  emergency: boolean;
  notDesignated: boolean;
  majorIllness: boolean;
  outOfArea: boolean;
  exclusion: Exclusion | null;
  kind: 'ordinary' | 'tiered' | 'major';
  quota: string;
  referred: boolean;
  diseaseCeiling: string;
  cancer: 'cervical' | 'breast' | null;
  subsidy: string;
};

/** The estimate as filled in so far; kept on the phone, so that it is there again after a restart. */
export type EstimateForm = {
  /** A member's id; null: someone else; empty: nobody chosen yet, which is the first of the household. */
  memberId: string | null;
  /** Of someone else. */
  birthDate: string | null;
  /** Null: the household's. */
  region: Region | null;
  /** Groups to compute with; null: those that are known of the person. */
  groups: Group[] | null;
  level: Level | null;
  hospital: { name: string; sample: boolean } | null;
  mode: 'split' | 'lines';
  total: string;
  /** Whole percents of the total; what is left is class A. */
  shareB: number;
  shareC: number;
  lines: Line[];
  /** Null: the server's today. */
  dischargedOn: string | null;
  /** Null: the day of discharge. */
  admittedOn: string | null;
  special: Special;
};

export const ORDINARY_STAY: Special = {
  consortiumReferral: false,
  emergency: false,
  notDesignated: false,
  majorIllness: false,
  outOfArea: false,
  exclusion: null,
  kind: 'ordinary',
  quota: '',
  referred: false,
  diseaseCeiling: '',
  cancer: null,
  subsidy: '',
};

const EMPTY_LINE: Line = { class: 'A', amount: '', traditional: false };

const EMPTY: EstimateForm = {
  memberId: '',
  birthDate: null,
  region: null,
  groups: null,
  level: null,
  hospital: null,
  mode: 'split',
  total: '',
  // A typical bill, named as such beside it.
  shareB: 25,
  shareC: 5,
  lines: [EMPTY_LINE],
  dischargedOn: null,
  admittedOn: null,
  special: ORDINARY_STAY,
};

const stores = new Map<string, Store<EstimateForm>>();

function store(): Store<EstimateForm> {
  const name = `estimate${owner()}`;
  let found = stores.get(name);
  if (!found) {
    const kept = readStored<Partial<EstimateForm>>(name);
    found = createStore({ ...EMPTY, ...kept, special: { ...ORDINARY_STAY, ...kept?.special } });
    stores.set(name, found);
  }
  return found;
}

export function changeForm(change: Partial<EstimateForm>): void {
  const next = { ...store().get(), ...change };
  writeStored(`estimate${owner()}`, next);
  store().set(next);
}

export function changeSpecial(change: Partial<Special>): void {
  changeForm({ special: { ...store().get().special, ...change } });
}

export function changeLine(at: number, change: Partial<Line>): void {
  changeForm({
    lines: store()
      .get()
      .lines.map((line, index) => (index === at ? { ...line, ...change } : line)),
  });
}

export function addLine(): void {
  changeForm({ lines: [...store().get().lines, EMPTY_LINE] });
}

export function removeLine(at: number): void {
  const rest = store()
    .get()
    .lines.filter((_, index) => index !== at);
  changeForm({ lines: rest.length === 0 ? [EMPTY_LINE] : rest });
}

export function useForm(): EstimateForm {
  return useStore(store());
}
