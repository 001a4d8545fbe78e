import type { Level, Region } from '@jiayibao/shared/contract/resident';
import { parseCivilDate } from '@jiayibao/shared/dates';
import { displayRate, displayYuan } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';
import { text } from './text';

type Terms = { deductible: string; rate: string };

function onDay(parameters: ParameterSet, region: Region, date: string | null) {
  const day = parseCivilDate(date);
  return day === null ? null : parameters[region].on(day);
}

/** A level's ordinary deductible and rate on a day, as a person reads them; null where no policy is in force. */
export function termsOf(
  parameters: ParameterSet,
  region: Region,
  level: Level,
  date: string | null,
): string | null {
  const levels: Record<string, { deductible: { value: number }; rate: { value: number } }> | undefined =
    onDay(parameters, region, date)?.inpatient.levels;
  const found = levels?.[level];
  if (!found) return null;
  const terms: Terms = {
    deductible: displayYuan(found.deductible.value as Parameters<typeof displayYuan>[0]).replace(/\.00$/, ''),
    rate: displayRate(found.rate.value as Parameters<typeof displayRate>[0]),
  };
  return text.terms(terms.deductible, terms.rate);
}

/** What the resident pays of class B before anything is computed, "10%"; null where the policy has none. */
export function advanceRate(parameters: ParameterSet, region: Region, date: string | null): string | null {
  if (region !== 'lanzhou') return null;
  const day = parseCivilDate(date);
  const values = day && parameters.lanzhou.on(day);
  return values ? displayRate(values.classBAdvanceSelfPay.value) : null;
}
