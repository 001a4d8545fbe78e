import { type HouseholdView, householdView } from '@jiayibao/shared/contract/resident';
import { call } from '../cloud/call';
import { owner } from '../cloud/owner';
import { type Loaded, useLoaded } from '../cloud/use-call';
import { readStored, removeStored, writeStored } from './storage';
import { createStore, useStore } from './store';

/**
 * The household as last answered: null before registration, undefined while nothing is known. Kept on the phone,
 * so that the family is in sight at once and an estimate works without a network.
 */
const household = createStore<HouseholdView | null | undefined>(undefined);
const stored = () => `household${owner()}`;

/** Takes up the household kept from the last time; once, as the app starts. */
export function startHousehold(): void {
  // Another version of the app may have kept another shape.
  const kept = householdView.safeParse(readStored(stored()));
  household.set(kept.success ? kept.data : undefined);
}

/** The household as an answer gave it; null: there is none. */
export function learnHousehold(fresh: HouseholdView | null): void {
  if (fresh) writeStored(stored(), fresh);
  else removeStored(stored());
  household.set(fresh);
}

/** The household, read anew whenever the page comes into sight. */
export function useHousehold(): Omit<Loaded<unknown>, 'data'> & {
  household: HouseholdView | null | undefined;
} {
  const loaded = useLoaded(async () => {
    learnHousehold((await call('household.read', {})).data.household);
  });
  return { ...loaded, household: useStore(household) };
}

/** The household as known, without reading it anew. */
export function useHouseholdKnown(): HouseholdView | null | undefined {
  return useStore(household);
}
