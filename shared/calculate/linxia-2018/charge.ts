import { type Fen, ZERO } from '../../money';
import type { ExpenseSums } from '../expenses';
import { type Charge, lesser } from '../settlement';
import { byClause, byReading, note, type Trace } from '../trace';

/** A charge with its two parts: what is paid in full as traditional medicine, and what the ordinary rules settle. */
export interface LinxiaCharge extends Charge {
  traditional: Fen;
  ordinary: Fen;
}

/**
 * 四（四）: class C is not paid. The document knows no advance self-pay, so class B counts in full. A special subsidy
 * pays first (四（三）总则), at most what is neither class C nor traditional medicine.
 */
export function chargeOf(sums: ExpenseSums, subsidy: Fen | null | undefined, trace: Trace): LinxiaCharge {
  const { classA, classB, classC, traditionalA, traditionalB } = sums;
  const catalogue = byClause('四（四）医保目录');
  const traditional = (traditionalA + traditionalB) as Fen;
  const ordinaryBilled = (classA + classB) as Fen;
  const total = note(trace, 'total', catalogue, { classA, classB, classC, traditional }, sums.total);
  const notCovered = note(trace, 'notCovered', catalogue, { classC }, classC);
  note(
    trace,
    'advanceSelfPay',
    byReading('理解：乙类全部计入'),
    { classB: (classB + traditionalB) as Fen },
    0,
  );
  const specialSubsidy = lesser(subsidy ?? ZERO, ordinaryBilled);
  note(
    trace,
    'specialSubsidy',
    byClause('四（三）总则'),
    { given: subsidy ?? ZERO, ordinaryBilled },
    specialSubsidy,
  );
  const eligible = (total - notCovered - specialSubsidy) as Fen;
  note(trace, 'eligible', catalogue, { total, notCovered, specialSubsidy }, eligible);
  const ordinary = (ordinaryBilled - specialSubsidy) as Fen;
  if (traditional > 0) {
    note(trace, 'ordinary', byClause('四（三）特殊人群（5）'), { eligible, traditional }, ordinary);
  }
  return { total, notCovered, advanceSelfPay: ZERO, specialSubsidy, eligible, traditional, ordinary };
}
