import { REGIONS, type Region } from '@jiayibao/shared/contract/resident';
import type { Call } from './action';
import type { AuditEntry } from './documents';
import type { Services } from './services';
import type { Transaction } from './store';
import type { LookupKey } from './vault';

const SEQUENCE_DIGITS = 10;
const ROWS = 100;
/** What a region's chain says of another that was begun. */
const BEGUN = 'chain.begun';

/** What is written of an act; ids and keyed hashes, never a name, a number or a phone. */
export type Act = Pick<AuditEntry, 'who' | 'role' | 'did' | 'of'> & { what?: string | null };

/** Writes what the calling one of staff did, saw, searched or changed. */
export function auditStaff(
  { services, staff }: Call,
  tx: Transaction,
  act: Omit<Act, 'who' | 'role'>,
): Promise<void> {
  if (!staff) throw new Error('only staff is audited here');
  return audit(services, tx, staff.region, { ...act, who: staff._id, role: staff.role });
}

/**
 * Appends one entry to the chain of who did it, in the transaction of what it tells of. One chain a person: nobody
 * waits for another. That a chain was begun stands in the chain of the region, so that none can be taken out whole.
 */
export async function audit(services: Services, tx: Transaction, region: Region, act: Act): Promise<void> {
  const first = await append(services, tx, act.who, act);
  if (first) await append(services, tx, region, { ...act, did: BEGUN, of: act.who, what: null });
}

/** Gives whether it is the first of its chain. */
async function append(services: Services, tx: Transaction, chain: string, act: Act): Promise<boolean> {
  const head = await tx.get('auditHeads', chain);
  const sequence = (head?.sequence ?? 0) + 1;
  const { who, role, did, of, what = null } = act;
  const at = services.clock.now();
  const entry = { chain, sequence, at, who, role, did, of, what, previous: head?.hash ?? null };
  const hash = hashOf(services, entry);
  await tx.put('audit', { _id: idOf(chain, sequence), ...entry, hash });
  await tx.put('auditHeads', { _id: chain, revision: head?.revision, sequence, hash });
  return head === null;
}

/** An entry that does not fit, or the end of a chain that is not where its head says. */
export interface AuditProblem {
  chain: string;
  sequence: number;
  problem: 'changed' | 'misplaced' | 'missing' | 'added';
}

/** How much was read, and what does not hold. */
export interface AuditReport {
  entries: number;
  chains: number;
  problems: AuditProblem[];
}

/** Reads every chain whole and finds what was changed, moved, taken out or put in since it was written. */
export async function verifyAudit(services: Services): Promise<AuditReport> {
  const heads = new Map((await services.store.find('auditHeads', {})).map((head) => [head._id, head]));
  const ends = new Map<string, { sequence: number; hash: LookupKey | null }>();
  const begun = new Set<string>(REGIONS);
  const problems: AuditProblem[] = [];
  let entries = 0;
  for await (const entry of everyEntry(services)) {
    entries += 1;
    if (entry.did === BEGUN) begun.add(entry.of);
    const { _id, chain, sequence, hash } = entry;
    const before = ends.get(chain) ?? { sequence: 0, hash: null };
    ends.set(chain, { sequence, hash });
    const found = problemOf(services, entry, before, heads.get(chain)?.sequence ?? 0);
    if (found) problems.push({ chain, sequence, problem: found });
    else if (_id !== idOf(chain, sequence)) problems.push({ chain, sequence, problem: 'misplaced' });
  }
  for (const [chain, { sequence, hash }] of heads) {
    const end = ends.get(chain);
    if (!end || end.sequence < sequence) problems.push({ chain, sequence, problem: 'missing' });
    else if (end.sequence === sequence && end.hash !== hash)
      problems.push({ chain, sequence, problem: 'changed' });
  }
  for (const chain of begun)
    if (!heads.has(chain) && !isRegion(chain)) problems.push({ chain, sequence: 1, problem: 'missing' });
  for (const chain of ends.keys())
    if (!begun.has(chain)) problems.push({ chain, sequence: 1, problem: 'added' });
  return { entries, chains: ends.size, problems };
}

function problemOf(
  services: Services,
  entry: AuditEntry,
  before: { sequence: number; hash: LookupKey | null },
  last: number,
): AuditProblem['problem'] | null {
  if (entry.hash !== hashOf(services, entry)) return 'changed';
  if (entry.sequence > last) return 'added';
  if (entry.sequence > before.sequence + 1) return 'missing';
  return entry.sequence === before.sequence + 1 && entry.previous === before.hash ? null : 'misplaced';
}

async function* everyEntry({ store }: Services): AsyncGenerator<AuditEntry> {
  let after: string | null = null;
  for (;;) {
    const page: AuditEntry[] = await store.page('audit', {}, { field: '_id', after, rows: ROWS });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < ROWS) return;
    after = last._id;
  }
}

/** Keyed: whoever can write to the database cannot make a chain that holds. */
function hashOf(
  { vault }: Services,
  {
    chain,
    sequence,
    at,
    who,
    role,
    did,
    of,
    what,
    previous,
  }: Omit<AuditEntry, '_id' | 'schema' | 'revision' | 'hash'>,
): LookupKey {
  return vault.lookup('audit', JSON.stringify([chain, sequence, at, who, role, did, of, what, previous]));
}

function isRegion(chain: string): boolean {
  return (REGIONS as readonly string[]).includes(chain);
}

function idOf(chain: string, sequence: number): string {
  return `audit:${chain}:${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`;
}
