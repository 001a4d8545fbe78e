import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reckon } from './reckoning';

interface Case {
  readonly request: unknown;
  readonly answer: { ok: true; result: object } | { ok: false; error: { code: string } };
}

const cases = readFileSync(join(__dirname, '../shared/cases/cases.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Case);

test('there are cases of every kind', () => {
  expect(cases.length).toBeGreaterThan(100);
});

test.each(cases.map(({ request, answer }, i) => [i + 1, request, answer] as const))(
  'case %i is reckoned as published',
  (_line, request, answer) => {
    const reckoned = reckon(request);
    if (answer.ok) expect(reckoned).toEqual(answer);
    else expect(reckoned).toMatchObject({ ok: false, code: answer.error.code });
  },
);
