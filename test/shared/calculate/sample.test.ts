import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculate } from '@jiayibao/shared/calculate';

/** Requests with their answers, published with the contract; steps, messages and clauses of denials are left out. */
const lines = readFileSync(join(__dirname, '../cases/sample.jsonl'), 'utf8').trim().split('\n');

test.each(lines.map((line, i) => [i + 1, JSON.parse(line)]))('sample case %i', (_, { request, answer }) => {
  expect(calculate(request)).toMatchObject(answer);
});
