import {
  ASSISTANCE_FROM,
  CRITICAL_ILLNESS,
  INPATIENT_CEILING,
  LANZHOU_ASSISTANCE_CEILING,
  LINXIA_CHRONIC_CEILING,
  OUTPATIENT_CEILING,
  TWO_DISEASE_CEILING,
} from './figures';
import { written } from './form';
import type { Ties } from './fraction';
import { benefitRequest } from './generate';
import type { Random } from './random';
import { reckon } from './reckoning';
import { type Benefit, REGIONS } from './requests';

/** Requests bent until the year lands exactly where a rule turns, or a rounding exactly between two fen. */

type Json = Record<string, unknown>;

const bands = Object.values(CRITICAL_ILLNESS)
  .flatMap((tables) => Object.values(tables))
  .flatMap(({ deductible, bands: of }) => [deductible, ...of.map((b) => deductible + (b.limit ?? 0n))]);

/** Where each of the year's counters turns something, in fen. */
const TURNS: Readonly<Record<string, readonly bigint[]>> = {
  inpatient: Object.values(INPATIENT_CEILING),
  outpatient: Object.values(OUTPATIENT_CEILING),
  twoDisease: Object.values(TWO_DISEASE_CEILING),
  chronicDisease: [LINXIA_CHRONIC_CEILING],
  eligibleSelfPay: [...bands, ASSISTANCE_FROM],
  assistance: Object.values(LANZHOU_ASSISTANCE_CEILING),
};

const fenOf = (text: unknown): bigint =>
  typeof text === 'string' ? BigInt(Math.round(Number(text) * 100)) : 0n;

/**
 * A benefit's request whose year-to-date is set so that, with this settlement, one counter comes to a turning point
 * or a fen beside it. Gives the request back as it was where nothing could be aimed at.
 */
export function aimed(random: Random, request: Json): Json {
  const answer = reckon(request);
  if (!answer.ok || !('yearToDate' in answer.result) || !('amounts' in answer.result)) return request;
  const before = (request.yearToDate ?? {}) as Json;
  const after = answer.result.yearToDate as Json;
  const moved = Object.keys(TURNS).filter((name) => fenOf(after[name]) > fenOf(before[name]));
  if (moved.length === 0) return request;
  const name = random.pick(moved);
  const step = fenOf(after[name]) - fenOf(before[name]);
  const start = random.pick(TURNS[name] as bigint[]) - step + BigInt(random.int(-1, 1));
  return start < 0n ? request : { ...request, yearToDate: { ...before, [name]: written(start) } };
}

/** What a tie is sought in: which benefit, in which region, and of which class the expense that is moved by fen. */
const PLACES: readonly {
  place: string;
  benefits: readonly Benefit[];
  regions: readonly (typeof REGIONS)[number][];
  class: string;
}[] = [
  { place: 'inpatient', benefits: ['inpatient'], regions: REGIONS, class: 'A' },
  {
    place: 'advance',
    benefits: ['inpatient', 'outpatient', 'twoDisease', 'chronicDisease'],
    regions: ['lanzhou'],
    class: 'B',
  },
  { place: 'criticalIllness', benefits: ['inpatient', 'chronicDisease'], regions: REGIONS, class: 'A' },
  { place: 'topUp', benefits: ['inpatient', 'chronicDisease'], regions: ['linxia'], class: 'A' },
  { place: 'assistance', benefits: ['inpatient', 'chronicDisease'], regions: ['lanzhou'], class: 'A' },
  { place: 'outpatient', benefits: ['outpatient'], regions: REGIONS, class: 'A' },
  { place: 'chronicDisease', benefits: ['chronicDisease'], regions: REGIONS, class: 'A' },
  { place: 'twoDisease', benefits: ['twoDisease'], regions: ['lanzhou'], class: 'A' },
];

/** The residues modulo 100 decide whether a rate of whole per cent comes to half a fen. */
const FEN_TRIED = 100;

/** A request in whose answer a rounding lies exactly between two fen, and the ties found in it. */
export function tied(random: Random): { request: Json; ties: Ties } {
  for (;;) {
    const { place, benefits, regions, class: of } = random.pick(PLACES);
    const request = benefitRequest(random, random.pick(regions), random.pick(benefits));
    const expenses = (request.expenses ?? []) as Json[];
    const start = BigInt(random.int(100, random.pick([1000, 100_000, 10_000_000])));
    const insured = request.insured as Json;
    if (place === 'topUp') insured.groups = ['registeredPoor'];
    if (place === 'assistance')
      insured.groups = [random.pick(['ruralAllowanceClass1', 'returnedToPoverty', 'extremelyPoor'])];
    for (let step = 0; step < FEN_TRIED; step += 1) {
      const bent = {
        ...request,
        expenses: [{ class: of, amount: written(start + BigInt(step)) }, ...expenses],
      };
      const ties: Ties = new Map();
      if (!reckon(bent, ties).ok) break;
      if (ties.has(place)) return { request: bent, ties };
    }
  }
}
