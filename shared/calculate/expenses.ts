import type { Expense } from '../contract/calculation';
import type { Fen } from '../money';

/** A case's expense by class, traditional medicine of class A and B apart. */
export interface ExpenseSums {
  total: Fen;
  classA: Fen;
  classB: Fen;
  classC: Fen;
  traditionalA: Fen;
  traditionalB: Fen;
}

/** Adds up the lines; their order does not matter. */
export function sumExpenses(expenses: readonly Expense[] | null | undefined): ExpenseSums {
  let classA = 0;
  let classB = 0;
  let classC = 0;
  let traditionalA = 0;
  let traditionalB = 0;
  for (const line of expenses ?? []) {
    if (line.class === 'C') classC += line.amount;
    else if (line.class === 'A') {
      if (line.traditionalMedicine) traditionalA += line.amount;
      else classA += line.amount;
    } else if (line.traditionalMedicine) traditionalB += line.amount;
    else classB += line.amount;
  }
  const total = classA + classB + classC + traditionalA + traditionalB;
  return { total, classA, classB, classC, traditionalA, traditionalB } as ExpenseSums;
}
