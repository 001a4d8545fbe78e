import { type CivilDate, parseCivilDate } from '../../dates';
import { type Fen, parseYuan } from '../../money';
import { EXPENSE_CLASSES, GROUPS } from '../vocabulary';
import * as z from '../zod';
import type { ErrorCode } from './errors';

/** The most elements that a list may hold. */
export const MAXIMUM_ELEMENTS = 5000;

/**
 * A scalar with a code of its own for a wrong form. What is absent or null where it is required is a matter of
 * shape, hence malformed, whatever the field holds.
 */
function scalar<T>(code: ErrorCode, read: (raw: unknown) => T | null): z.ZodMiniType<T, string> {
  const schema = z.transform((raw: unknown, context) => {
    const value = read(raw);
    if (value !== null) return value;
    const missing = raw === undefined || raw === null;
    context.issues.push({
      code: 'custom',
      input: raw,
      params: { code: missing ? 'MALFORMED_REQUEST' : code },
    });
    return z.NEVER;
  });
  return schema as unknown as z.ZodMiniType<T, string>;
}

/** Yuan as a decimal string; read to fen. */
export const amount = scalar<Fen>('INVALID_AMOUNT', parseYuan);
/** "YYYY-MM-DD". */
export const date = scalar<CivilDate>('INVALID_DATE', parseCivilDate);
/** Absent or null: false, but where the contract names another default. */
export const flag = z.nullish(z.boolean());
/** Years, or a number of them. */
export const wholeNumber = z.int().check(z.gte(0));

export const groups = z.nullish(z.array(z.enum(GROUPS)).check(z.maxLength(MAXIMUM_ELEMENTS)));

export const insured = z.strictObject({
  birthDate: date,
  groups,
  benefitPeriod: z.nullish(z.strictObject({ from: date, to: date })),
  universityStudent: flag,
});

export const yearToDate = z.nullish(
  z.strictObject({
    inpatient: z.nullish(amount),
    outpatient: z.nullish(amount),
    twoDisease: z.nullish(amount),
    chronicDisease: z.nullish(amount),
    eligibleSelfPay: z.nullish(amount),
    criticalIllness: z.nullish(amount),
    topUp: z.nullish(amount),
    assistance: z.nullish(amount),
  }),
);

const expense = z.strictObject({
  class: z.enum(EXPENSE_CLASSES),
  amount,
  traditionalMedicine: flag,
});

export const expenses = z.nullish(z.array(expense).check(z.maxLength(MAXIMUM_ELEMENTS)));

export type Insured = z.output<typeof insured>;
export type YearToDateInput = z.output<typeof yearToDate>;
export type Expense = z.output<typeof expense>;
