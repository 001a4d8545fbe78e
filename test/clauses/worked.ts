import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@jiayibao/shared/contract/zod';
import {
  type ParameterSet,
  publishedParameters,
  withYear,
  type YearFiguresData,
} from '@jiayibao/shared/policy';

const sentence = z.string().check(z.minLength(1));

const workedCase = z.strictObject({
  name: sentence,
  /** One sentence: what the case shows. */
  why: sentence,
  /** Worked from the texts alone, before the code was run. */
  byHand: z.boolean(),
  sums: z.array(sentence),
  request: z.record(z.string(), z.unknown()),
  /** Benefit years that the agency has entered for the request's region besides those published. */
  entered: z.optional(z.array(z.record(z.string(), z.unknown()))),
  /** The parts of the answer that the sums determine. */
  expect: z.union([
    z.strictObject({ ok: z.literal(true), result: z.record(z.string(), z.unknown()) }),
    z.strictObject({ ok: z.literal(false), error: z.strictObject({ code: sentence }) }),
  ]),
  /** Clauses, sources and readings that the answer has to name. */
  cites: z.optional(z.array(sentence)),
});

const workedClause = z.strictObject({
  /** `secondary`: a published source that the documents defer to, retold and not quoted. */
  policy: z.enum(['lanzhou-2025', 'linxia-2018', 'secondary']),
  clause: sentence,
  title: sentence,
  text: sentence,
  cases: z.array(workedCase).check(z.minLength(1)),
});

export type WorkedCase = z.infer<typeof workedCase>;
export type WorkedClause = z.infer<typeof workedClause>;

/** Every file of worked cases below this folder, by its path there; throws where one is not of the form. */
export function readWorked(): Map<string, WorkedClause> {
  const paths = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => path.endsWith('.json'))
      .sort()
      .map((path) => [path, workedClause.parse(JSON.parse(readFileSync(join(__dirname, path), 'utf8')))]),
  );
}

/** The figures with which a case is computed: those given, with the years that the case enters. */
export function parametersOf({ request, entered = [] }: WorkedCase, set = publishedParameters): ParameterSet {
  return entered.reduce<ParameterSet>(
    (known, year) =>
      withYear(
        known,
        request.region as 'lanzhou' | 'linxia',
        year as unknown as YearFiguresData,
        set.version,
      ),
    set,
  );
}
