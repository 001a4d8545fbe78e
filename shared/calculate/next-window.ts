import type { Region } from '../contract/vocabulary';
import { type CivilDate, yearOf } from '../dates';
import type { ParameterSet } from '../policy';
import * as lanzhou from './lanzhou-2025';
import * as linxia from './linxia-2018';
import { nextOf, type Window } from './windows';

/** The first window for ordinary residents that opens after a day; null where none is known, or no policy in force. */
export function nextWindow(
  region: Region,
  day: CivilDate,
  set: ParameterSet,
): Pick<Window, 'benefitYear' | 'from' | 'to'> | null {
  const windows = region === 'lanzhou' ? lanzhouWindows(day, set) : linxiaWindows(day, set);
  const next = nextOf(windows, day);
  return next ? { benefitYear: next.benefitYear, from: next.from, to: next.to } : null;
}

function lanzhouWindows(day: CivilDate, { lanzhou: parameters }: ParameterSet): Window[] {
  const values = parameters.on(day);
  return values ? lanzhou.windowsFor({ exemption: null, student: null }, parameters, values) : [];
}

function linxiaWindows(day: CivilDate, { linxia: parameters }: ParameterSet): Window[] {
  const values = parameters.on(day);
  return values ? linxia.windowsAround(yearOf(day), parameters, values) : [];
}
