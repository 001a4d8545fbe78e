import { calculate } from '@jiayibao/shared/calculate';
import type { Results, SettlementResult } from '@jiayibao/shared/contract/calculation';
import { parseYuan } from '@jiayibao/shared/money';

/** The result of a request that must be answered ok. */
export function resultOf<O extends keyof Results = 'inpatient'>(request: unknown): Results[O] {
  const answer = calculate(request);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  return answer.result as Results[O];
}

/** The code that a request is refused with, and the field named. */
export function refusalOf(request: unknown): [code: string, path?: string] {
  const answer = calculate(request);
  if (answer.ok) throw new Error('answered ok');
  const { code, path, message } = answer.error;
  expect(message).toMatch(/^[^\n。]+。$/);
  return path === undefined ? [code] : [code, path];
}

/** A figure of a settlement in fen. */
export function fenOf(result: SettlementResult, name: keyof SettlementResult['amounts']): number {
  const fen = parseYuan(result.amounts[name]);
  if (fen === null) throw new Error(`${name} is ${result.amounts[name]}`);
  return fen;
}
