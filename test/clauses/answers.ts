/** How an answer is held against what a worked case says, and against its own steps. */
import type { WorkedCase } from './worked';

type Json = Record<string, unknown>;

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null;

/** Whether an answer has all that is due; what is not named in `due` is not compared. Lists are of one length. */
function matches(answer: unknown, due: unknown): boolean {
  if (!isObject(due)) return Object.is(answer, due);
  if (!isObject(answer) || Array.isArray(answer) !== Array.isArray(due)) return false;
  if (Array.isArray(due) && (answer as unknown as unknown[]).length !== due.length) return false;
  return Object.entries(due).every(([key, value]) => matches(answer[key], value));
}

interface Step {
  id: string;
  clause: string;
  amount: unknown;
}

/** A part of an answer that carries steps: a result, an event of a year, a level of a comparison. */
export interface Explained extends Json {
  steps: Step[];
}

/** Every part of an answer that carries steps, however deep. */
function explainedParts(node: unknown): Explained[] {
  if (Array.isArray(node)) return node.flatMap(explainedParts);
  if (!isObject(node)) return [];
  return Array.isArray(node.steps) ? [node as Explained] : Object.values(node).flatMap(explainedParts);
}

/** Where a result has a figure by another name than the step that gives it. */
const elsewhere: Record<string, (part: Json) => unknown> = {
  refund: ({ amount }) => amount,
  waiting: ({ waiting }) => (waiting as Json).months,
  benefitFrom: ({ benefitPeriod }) => (benefitPeriod as Json | null)?.from,
  benefitTo: ({ benefitPeriod }) => (benefitPeriod as Json | null)?.to,
};

/**
 * The figures of an answer that are not the outcome of a step: those in `amounts` without one, and those whose step
 * says something else.
 */
export function unexplained(answer: unknown): string[] {
  return explainedParts(answer).flatMap((part) => {
    const figures = isObject(part.amounts) ? part.amounts : part;
    const outcomes = new Map(part.steps.map(({ id, amount }) => [id, amount]));
    const without = Object.keys(part.amounts ?? {}).filter((name) => !outcomes.has(name));
    const otherwise = [...outcomes].filter(([id, outcome]) => {
      const figure = elsewhere[id]?.(part) ?? figures[id];
      return figure !== undefined && figure !== outcome;
    });
    return [...without, ...otherwise.map(([id]) => id)];
  });
}

/** The clauses, sources and readings that an answer names: in its steps and its denials. */
export function citedIn(answer: unknown): Set<string> {
  return new Set(
    explainedParts(answer).flatMap(({ steps, denial }) => [
      ...steps.map(({ clause }) => clause),
      ...(isObject(denial) ? [String(denial.clause)] : []),
    ]),
  );
}

/** Whether an answer is what a worked case says, and every figure of it the outcome of a step. */
export function holds(answer: unknown, { expect: due, cites = [] }: WorkedCase): boolean {
  const cited = citedIn(answer);
  return matches(answer, due) && unexplained(answer).length === 0 && cites.every((id) => cited.has(id));
}
