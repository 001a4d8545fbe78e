import { type Fen, timesRate, ZERO } from '../../money';
import type { LanzhouValues } from '../../policy';
import type { ExpenseSums } from '../expenses';
import type { Charge } from '../settlement';
import { byClause, byReading, note, type Trace } from '../trace';

/** 第十四条: class A in full, class B less the advance self-pay of the sum, class C not at all (第十五条（三）). */
export function chargeOf(sums: ExpenseSums, values: LanzhouValues, trace: Trace): Charge {
  const clause = byClause('第十四条');
  const classA = (sums.classA + sums.traditionalA) as Fen;
  const classB = (sums.classB + sums.traditionalB) as Fen;
  const { classC } = sums;
  const { value: rate } = values.classBAdvanceSelfPay;
  const total = note(trace, 'total', clause, { classA, classB, classC }, sums.total);
  const notCovered = note(trace, 'notCovered', clause, { classC }, classC);
  const advanceSelfPay = note(
    trace,
    'advanceSelfPay',
    values.classBAdvanceSelfPay,
    { classB, rate: { rate } },
    timesRate(classB, rate),
  );
  note(trace, 'specialSubsidy', byReading('理解：兰州没有的项目'), {}, 0);
  const eligible = (total - notCovered - advanceSelfPay) as Fen;
  note(trace, 'eligible', clause, { total, notCovered, advanceSelfPay }, eligible);
  return { total, notCovered, advanceSelfPay, specialSubsidy: ZERO, eligible };
}
