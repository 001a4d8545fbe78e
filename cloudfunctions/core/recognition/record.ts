import type { Condition, RecognitionView, Region } from '@jiayibao/shared/contract/resident';
import { type CivilDate, formatChinese } from '@jiayibao/shared/dates';
import { displayYuan, formatYuan } from '@jiayibao/shared/money';
import { conditionsOn, endedBy } from '@jiayibao/shared/recognition';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import type { Transaction } from '../store';
import type { Chronic, Recognition } from './document';

/** All of a person's, oldest first, with the revision of the document that holds them, 0 before there is one. */
export interface Held {
  revision: number;
  list: readonly Recognition[];
}

const CONDITION_NAMES: Record<Condition, string> = { hypertension: '高血压', diabetes: '糖尿病' };

export async function readHeld(
  { vault }: Services,
  reader: Pick<Transaction, 'get'>,
  personId: string,
): Promise<Held> {
  const found = await reader.get('recognitions', personId);
  if (!found) return { revision: 0, list: [] };
  return { revision: found.revision, list: JSON.parse(vault.open(found.list, placeOf(personId))) };
}

/** Writes all of a person's, over the revision that was read. */
export async function writeHeld(
  { vault }: Services,
  tx: Transaction,
  personId: string,
  { revision, list }: Held,
): Promise<Held> {
  const sealed = vault.seal(JSON.stringify(list), placeOf(personId));
  const stored = await tx.put('recognitions', { _id: personId, revision, list: sealed });
  return { revision: stored.revision, list };
}

/**
 * The list with a chronic recognition in it: two-disease cover for the same disease ends on its first day
 * (第十九条（七）), and not before its own.
 */
export function withChronic(list: readonly Recognition[], chronic: Chronic): Recognition[] {
  const ended = list.map((one) => {
    const day = one.region === chronic.region ? endedBy(chronic, one) : null;
    return day === null ? one : { ...one, endedFrom: day, endedBy: chronic.id };
  });
  return [...ended, chronic];
}

/** The list without one; what that one had ended holds again. */
export function without(list: readonly Recognition[], id: string): Recognition[] {
  return list
    .filter((one) => one.id !== id)
    .map((one) => (one.endedBy === id ? { ...one, endedFrom: null, endedBy: null } : one));
}

/** Refuses two-disease for a disease that is recognised already, under it or as a chronic one (第十九条（七）). */
export function obstacleToTwoDisease(
  list: readonly Recognition[],
  wanted: readonly Condition[],
  region: Region,
): string | null {
  const own = list.filter((one) => one.region === region && one.endedFrom === null);
  const named = (conditions: readonly Condition[]) =>
    conditions.map((condition) => CONDITION_NAMES[condition]).join('、');
  const chronic = wanted.filter((condition) =>
    own.some((one) => one.programme === 'chronic' && one.condition === condition),
  );
  if (chronic.length > 0)
    return `${named(chronic)}已经认定为门诊慢特病，同一种病不能再享受“两病”待遇（第十九条（七）），请不要选这种病。`;
  const known = wanted.filter((condition) =>
    own.some((one) => one.programme === 'twoDisease' && one.condition === condition),
  );
  if (known.length === 0) return null;
  return known.length === wanted.length
    ? `${named(known)}已经认定，长期有效，不用再申请。`
    : `${named(known)}已经认定，不用再申请，请只选另一种病。`;
}

/** Those that hold in a region's pool, as they are shown. */
export function shownOf(list: readonly Recognition[], region: Region): RecognitionView[] {
  return list.filter((one) => one.region === region).map(viewOf);
}

export function viewOf(one: Recognition): RecognitionView {
  const { id: recognitionId, from, endedFrom } = one;
  const times = { recognitionId, from, endedFrom };
  if (one.programme === 'twoDisease') return { programme: one.programme, ...times, condition: one.condition };
  const { programme, condition, disease, ceilingFen } = one;
  return { programme, ...times, condition, disease, ceiling: formatYuan(ceilingFen) };
}

/** What has come, gone, ended or begun again between two lists, in a sentence each for the family. */
export function changesIn(before: readonly Recognition[], after: readonly Recognition[]): string {
  const was = new Map(before.map((one) => [one.id, one]));
  const come = after.filter(({ id }) => !was.has(id)).map((one) => `登记了${inWords(one)}。`);
  const gone = before
    .filter(({ id }) => !after.some((one) => one.id === id))
    .map((one) => `撤销了误录的${inWords(one)}。`);
  const moved = after.flatMap((one) => {
    const then = was.get(one.id);
    if (!then || then.endedFrom === one.endedFrom) return [];
    return one.endedFrom === null
      ? [`${nameIn(one)}恢复。`]
      : [`${nameIn(one)}从${formatChinese(one.endedFrom)}起停止，改按门诊慢特病报。`];
  });
  return [...come, ...gone, ...moved].join('');
}

function inWords(one: Recognition): string {
  const since = `${formatChinese(one.from)}起`;
  if (one.programme === 'twoDisease') return `${nameIn(one)}，${since}`;
  return `${nameIn(one)}，一年最多报${displayYuan(one.ceilingFen)}元，${since}`;
}

function nameIn(one: Recognition): string {
  return one.programme === 'twoDisease'
    ? `${CONDITION_NAMES[one.condition]}的“两病”待遇`
    : `门诊慢特病“${one.disease}”`;
}

/** The diseases with two-disease cover in a region's pool on a day. */
export function coveredOn(list: readonly Recognition[], region: Region, day: CivilDate): Condition[] {
  return conditionsOn(
    list.filter((one) => one.region === region),
    day,
  );
}

/** Refuses what was read before somebody else's entry. */
export function requireSeen(held: Held, seen: number): void {
  if (held.revision !== seen) throw new Refusal('STALE', { path: 'revision' });
}

function placeOf(personId: string): string {
  return `recognitions/${personId}/list`;
}
