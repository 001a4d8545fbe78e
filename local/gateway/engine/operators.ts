/** mingo's operators, with MongoDB's comparison where mingo's own is looser. */
import { Context } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import type { Options } from 'mingo/types';
import type { Document } from './ejson';
import { keyOf, valuesAt } from './keys';

type Predicate = (value: unknown) => boolean;

/** Values of one type compare by their keys, so that a scan finds what an index finds. */
function comparison(holds: (difference: number) => boolean) {
  return withElements((operand) => {
    const key = keyOf(operand);
    return (value) => {
      const other = keyOf(value);
      return other[0] === key[0] && holds(Buffer.compare(other, key));
    };
  });
}

/** An operator that looks at a field's value and, where that is a list, at its elements. */
function withElements(predicateOf: (operand: unknown) => Predicate) {
  return (path: string, operand: unknown) => {
    const predicate = predicateOf(operand);
    return (document: Document) =>
      valuesAt(document, path).some(
        (value) => predicate(value) || (Array.isArray(value) && value.some(predicate)),
      );
  };
}

const strict = {
  $gt: comparison((difference) => difference > 0),
  $gte: comparison((difference) => difference >= 0),
  $lt: comparison((difference) => difference < 0),
  $lte: comparison((difference) => difference <= 0),
  $mod: withElements((operand) => {
    const [divisor, rest] = operand as [number, number];
    return (value) => typeof value === 'number' && Math.trunc(value) % divisor === rest;
  }),
};

/** Options that every use of mingo gets: these operators, and no script ever runs. */
export const mingoOptions: Partial<Options> = {
  scriptEnabled: false,
  context: Context.init({
    accumulator,
    expression,
    pipeline,
    projection,
    query: { ...query, ...strict } as typeof query,
  }),
};
