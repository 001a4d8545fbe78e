import { parseCivilDate } from '@jiayibao/shared/dates';
import { readStored, writeStored } from '../state/storage';
import { createStore, useStore } from '../state/store';

/**
 * The server's civil date in China, as its last answer gave it, kept over restarts. The phone's clock decides
 * nothing; before the first answer there is no today.
 */
const today = createStore<string | null>(null);

/** Takes up the day kept from the last time; once, as the app starts. */
export function startToday(): void {
  today.set(parseCivilDate(readStored<string>('today')));
}

/** The day that an answer said, "2026-11-22". */
export function learnToday(date: string): void {
  if (date === today.get() || parseCivilDate(date) === null) return;
  writeStored('today', date);
  today.set(date);
}

/** Null before the first answer. */
export function useToday(): string | null {
  return useStore(today);
}
