import { addDays, addMonths, day, isDay } from './days';
import {
  ASSISTANCE_FROM,
  CRITICAL_ILLNESS,
  IN_FORCE,
  INPATIENT_CEILING,
  LANZHOU_ASSISTANCE_CEILING,
  LEVELS,
  LINXIA_CHRONIC_CEILING,
  LINXIA_VISIT_CEILING,
  OUTDATED_FROM,
  OUTPATIENT_CEILING,
  type Region,
  TWO_DISEASE_CEILING,
} from './figures';
import { written } from './form';
import type { Random } from './random';
import { GROUPS } from './requests';

/** What requests are made of: amounts, days and people, gathered about the figures at which the rules turn. */

/** Every amount, in fen, at which a rule turns. */
const TURNING: readonly bigint[] = [
  ...[...LEVELS.lanzhou, ...LEVELS.linxia].map((l) => l.deductible),
  ...[...LEVELS.lanzhou, ...LEVELS.linxia].map(
    (l) => l.deductible + (INPATIENT_CEILING.lanzhou * l.rate.under) / l.rate.over,
  ),
  ...Object.values(INPATIENT_CEILING),
  ...Object.values(OUTPATIENT_CEILING).flatMap((c) => [c, (c * 10n) / 7n, (c * 10n) / 8n]),
  ...Object.values(LINXIA_VISIT_CEILING).flatMap((c) => [c, (c * 10n) / 7n, (c * 10n) / 8n]),
  ...Object.values(TWO_DISEASE_CEILING).flatMap((c) => [c, (c * 10n) / 7n]),
  LINXIA_CHRONIC_CEILING,
  ASSISTANCE_FROM,
  ...Object.values(LANZHOU_ASSISTANCE_CEILING),
  ...Object.values(CRITICAL_ILLNESS)
    .flatMap((tables) => Object.values(tables))
    .flatMap(({ deductible, bands }) => [deductible, ...bands.map((b) => deductible + (b.limit ?? 0n))]),
];

const MOST_MONEY = 10_000_000_000n;

/** An amount in fen: at a turning point or a fen beside it, or of any size. */
export function fen(random: Random): bigint {
  const kind = random.next();
  if (kind < 0.35) return random.pick(TURNING) + BigInt(random.int(-1, 1));
  if (kind < 0.5) return BigInt(random.int(0, 1000));
  if (kind < 0.97) return BigInt(Math.floor(10 ** (2 + random.next() * 5.5)));
  return random.pick([0n, 1n, MOST_MONEY, MOST_MONEY - 1n, BigInt(random.int(0, 1e10))]);
}

/** Fen as a money string, in any of the forms that contract.md allows. */
export function money(random: Random, amount: bigint): string {
  const text = written(amount < 0n ? 0n : amount > MOST_MONEY ? MOST_MONEY : amount);
  if (!random.chance(0.3)) return text;
  return text.endsWith('.00') ? text.slice(0, random.pick([-1, -3])) : text.replace(/0$/, '');
}

export const anyMoney = (random: Random): string => money(random, fen(random));

/** A day in a year, the ends of months and 29 February more often than others. */
export function dayIn(random: Random, year: number): string {
  const month = random.int(1, 12);
  if (random.chance(0.3)) {
    const edge = random.pick([
      day(year, 2, 29),
      day(year, 2, 28),
      addDays(day(year, month, 1), -1),
      day(year, month, 1),
    ]);
    return isDay(edge) ? edge : day(year, 3, 1);
  }
  return addDays(day(year, month, 1), random.int(0, 30));
}

export const near = (random: Random, on: string): string => addDays(on, random.int(-1, 1));

/** A day of settlement: mostly while the region's policy is in force, often at an edge of something. */
export function settlementDay(random: Random, region: Region): string {
  const { from, to } = IN_FORCE[region];
  if (random.chance(0.06)) return near(random, from);
  if (random.chance(0.04)) return near(random, to ?? '2050-01-01');
  if (region === 'linxia' && random.chance(0.06)) return near(random, OUTDATED_FROM);
  return dayIn(random, region === 'lanzhou' ? random.int(2026, 2029) : random.int(2019, 2035));
}

/** A day of birth for someone who is alive on a day, often with a birthday near it. */
function birthBefore(random: Random, on: string): string {
  const kind = random.next();
  if (kind < 0.02) return addDays(on, random.int(-1, 1));
  if (kind < 0.3) {
    const born = addMonths(on, -12 * random.pick([5, 6, 64, 65, 66]));
    return near(random, born);
  }
  if (kind < 0.4) return day(random.pick([1948, 1952, 1956, 1960, 1964, 2012, 2016]), 2, 29);
  return dayIn(random, random.int(1900, Number(on.slice(0, 4)) - 1));
}

export function groups(random: Random): string[] {
  const held = Array.from(
    { length: random.pick([0, 0, 1, 1, 1, 2, 2, 3, 5]) },
    () => random.pick(GROUPS) as string,
  );
  return random.chance(0.02) ? held : [...new Set(held)];
}

/** An object of the fields that turned out to be there: each now and then absent, or null, or its default in words. */
export function fields(random: Random, optional: Record<string, () => unknown>, presence = 0.5): object {
  const made: Record<string, unknown> = {};
  for (const [name, make] of Object.entries(optional))
    if (random.chance(presence)) made[name] = random.chance(0.06) ? null : make();
  return made;
}

export function yearToDate(random: Random): object {
  const amount = () => anyMoney(random);
  return fields(random, {
    inpatient: amount,
    outpatient: amount,
    twoDisease: amount,
    chronicDisease: amount,
    eligibleSelfPay: amount,
    criticalIllness: amount,
    topUp: amount,
    assistance: amount,
  });
}

/** Up to six expenses. */
export function expenses(random: Random): object[] {
  return Array.from({ length: random.pick([0, 1, 1, 1, 2, 2, 3, 6]) }, () => ({
    class: random.pick(['A', 'A', 'A', 'B', 'B', 'C']),
    amount: anyMoney(random),
    ...fields(random, { traditionalMedicine: () => random.chance(0.5) }, 0.25),
  }));
}

/** The insured, for a settlement that runs from one day to another. */
export function insured(random: Random, from: string, to: string): object {
  const period = () => {
    const kind = random.next();
    const year = Number(to.slice(0, 4));
    if (kind < 0.3) return { from: day(year, 1, 1), to: day(year, 12, 31) };
    if (kind < 0.6)
      return { from: near(random, random.pick([from, to])), to: addDays(to, random.int(2, 300)) };
    if (kind < 0.97) return { from: addDays(from, -random.int(2, 300)), to: near(random, to) };
    return { from: to, to: addDays(to, random.int(-2, 0)) };
  };
  return {
    birthDate: birthBefore(random, from),
    ...fields(random, { groups: () => groups(random) }, 0.8),
    ...fields(random, { benefitPeriod: period }, 0.35),
    ...fields(random, { universityStudent: () => random.chance(0.5) }, 0.15),
  };
}
