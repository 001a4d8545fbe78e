import { parseCivilDate } from '@jiayibao/shared/dates';
import { readStored, writeStored } from '../state/storage';
import { createStore, useStore } from '../state/store';

/**
 * The server's civil date in China, as its last answer gave it, kept over restarts. The phone's clock decides
 * nothing; before the first answer there is no today.
 */
const today = createStore<string | null>(null);

export function startToday(): void {
  today.set(parseCivilDate(readStored<string>('today')));
}

export function learnToday(date: string): void {
  if (date === today.get() || parseCivilDate(date) === null) return;
  writeStored('today', date);
  today.set(date);
}

export function useToday(): string | null {
  return useStore(today);
}
