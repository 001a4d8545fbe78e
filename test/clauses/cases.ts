import serves from '../../shared/policy/clauses/serves.json';
import { readWorked, type WorkedCase } from './worked';

const worked = [...readWorked().values()];

/** The clauses that a source or a reading serves; nothing for a clause. */
export const servedBy: Readonly<Record<string, readonly string[]>> = serves;

/**
 * The worked cases of a clause, with those of its items; of a source or a reading, its own with those of the clauses
 * that it serves; of everything where no id is given.
 */
export function casesOf(id?: string): WorkedCase[] {
  if (id === undefined) return worked.flatMap(({ cases }) => cases);
  const ids = [id, ...(servedBy[id] ?? [])];
  return worked
    .filter(({ clause }) => ids.some((one) => clause === one || clause.startsWith(`${one}（`)))
    .flatMap(({ cases }) => cases);
}
