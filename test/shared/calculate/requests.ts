import { CANCERS, GROUPS, LEVELS, type Region, type RequestOf } from '@jiayibao/shared/contract/calculation';

import { type Fen, formatYuan } from '@jiayibao/shared/money';
import fc from 'fast-check';

export type Inpatient = RequestOf<'inpatient'>;

/** Amounts in fen from nothing to more than any ceiling, small and round ones among them. */
export const fen = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: 0, max: 3_000 }).map((hundreds) => hundreds * 10_000),
  fc.integer({ min: 0, max: 30_000_000 }),
);
export const yuan = fen.map((amount) => formatYuan(amount as Fen));

export const groups = fc.uniqueArray(fc.constantFrom(...GROUPS), { maxLength: 4 });

export const expenses = fc.array(
  fc.record({
    class: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
    amount: yuan,
    traditionalMedicine: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
  }),
  { maxLength: 5 },
);

/** A year's figures that may stand together: nobody was paid more than there was to pay. */
export const yearToDate = fc.record({ inpatient: yuan, selfPay: fen }).map(({ inpatient, selfPay }) => ({
  inpatient,
  eligibleSelfPay: formatYuan(selfPay as Fen),
}));

const oneCase = fc.option(
  fc.oneof(
    fc.record({
      tieredCare: fc.record({ quota: fc.option(yuan), referred: fc.boolean() }),
    }),
    fc.record({ majorDisease: fc.record({ ceiling: yuan }) }),
  ),
);

/** A stay in 2026 that neither policy refuses or denies. */
export function inpatient(region: Region): fc.Arbitrary<Inpatient> {
  return fc
    .record({
      level: fc.constantFrom(...LEVELS[region]),
      birthDate: fc.constantFrom('1950-06-01', '1961-03-01', '1990-01-01', '2020-03-02', '2025-12-31'),
      groups,
      yearToDate,
      expenses,
      oneCase,
      cancer: fc.option(fc.constantFrom(...CANCERS)),
      specialSubsidy: fc.oneof(fc.constant('0'), yuan),
      consortiumReferral: fc.boolean(),
    })
    .map(({ level, birthDate, groups: held, oneCase: special, consortiumReferral, ...rest }) => {
      const stay = { admittedOn: '2026-03-01', dischargedOn: '2026-03-10', level };
      const insured = { birthDate, groups: held };
      const common = { operation: 'inpatient', region, insured, yearToDate: rest.yearToDate };
      return (
        region === 'lanzhou'
          ? { ...common, expenses: rest.expenses, stay: { ...stay, consortiumReferral } }
          : {
              ...common,
              expenses: rest.expenses,
              specialSubsidy: rest.specialSubsidy,
              stay: { ...stay, ...special, cancer: rest.cancer },
            }
      ) as Inpatient;
    });
}

export const anyInpatient = fc.oneof(inpatient('lanzhou'), inpatient('linxia'));
