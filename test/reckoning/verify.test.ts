import { randomInt } from 'node:crypto';
import { calculate } from '@jiayibao/shared/calculate';
import { run } from './campaign';
import { reckon } from './reckoning';

const CASES = 10_000;
const TIES = 100;

test.each([
  ['fixed', 20261122],
  ['chosen anew', randomInt(2 ** 31)],
])(
  'the calculation and the second reckoning agree (seed %s: %i)',
  (_kind, seed) => {
    const { cases, casesWithTies, shown } = run({ cases: CASES, ties: TIES, seed }, calculate);
    expect({ seed, cases, shown }).toEqual({ seed, cases: CASES, shown: [] });
    expect(casesWithTies).toBeGreaterThanOrEqual(TIES);
  },
  180_000,
);

/** An answer made of the reckoning itself. */
function echo(request: unknown): unknown {
  const reckoned = reckon(request);
  if (reckoned.ok) return reckoned;
  const path = reckoned.paths === 'any' ? undefined : (reckoned.paths[0] ?? undefined);
  return { ok: false, error: { code: reckoned.code, message: '请改正', path } };
}

const tampered = (what: RegExp, with_: string) => (request: unknown) =>
  JSON.parse(JSON.stringify(echo(request)).replace(what, with_)) as unknown;

test.each([
  ['nothing', /(?!)/, '', 0],
  ['a fen of what basic pays', /("basic":"[0-9]+\.[0-9])[0-8]"/, '$19"', 10],
  ['a denial', /"denial":\{"code":"notInsured"\}/, '"denial":null', 1],
  ['a notice', /"notices":\["[a-zA-Z]+"/, '"notices":["other"', 10],
  ['the code of an error', /INVALID_DATE/, 'INVALID_AMOUNT', 1],
  ['the path of an error', /"path":"/, '"path":"x', 10],
])('a campaign finds a calculation that has wrong: %s', (_what, pattern, replacement, atLeast) => {
  const { differences } = run({ cases: 1000, ties: 0, seed: 1 }, tampered(pattern, replacement));
  if (atLeast === 0) expect(differences).toBe(0);
  else expect(differences).toBeGreaterThanOrEqual(atLeast);
});
