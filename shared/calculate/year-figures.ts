import type { YearFigure, YearToDateInput } from '../contract/calculation';
import { type Fen, ZERO } from '../money';

/** What happened earlier in the calendar year, in fen. */
export type YearFigures = Record<YearFigure, Fen>;

/** The figures as they come, nothing for what is left out. */
export function yearFiguresOf(given: YearToDateInput): YearFigures {
  return {
    inpatient: given?.inpatient ?? ZERO,
    outpatient: given?.outpatient ?? ZERO,
    twoDisease: given?.twoDisease ?? ZERO,
    chronicDisease: given?.chronicDisease ?? ZERO,
    eligibleSelfPay: given?.eligibleSelfPay ?? ZERO,
    criticalIllness: given?.criticalIllness ?? ZERO,
    topUp: given?.topUp ?? ZERO,
    assistance: given?.assistance ?? ZERO,
  };
}
