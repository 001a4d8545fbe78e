import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculate } from '@jiayibao/shared/calculate';
import fc from 'fast-check';

const SAMPLE = readFileSync(join(__dirname, '../cases/sample.jsonl'), 'utf8').trim().split('\n');
const requests: object[] = SAMPLE.map((line) => JSON.parse(line).request);

const shapes = fc.anything({
  withNullPrototype: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withBigInt: true,
  withSparseArray: true,
  withTypedArray: true,
  withBoxedValues: true,
});
const odd = fc.oneof(
  shapes,
  fc.constantFrom<unknown>(
    undefined,
    Symbol('1'),
    () => '1',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    1e308,
    '__proto__',
    'constructor',
    '\uD800',
    '９',
    Object.create(null),
    new Proxy({}, {}),
    JSON.parse('{"__proto__":{"operation":"inpatient"}}'),
  ),
);

const ANSWERED = expect.objectContaining({ ok: expect.any(Boolean) });

test('no input of any shape throws', () => {
  fc.assert(
    fc.property(odd, (input) => {
      expect(calculate(input)).toMatchObject({ ok: false, error: { code: expect.any(String) } });
    }),
    { numRuns: 1000 },
  );
});

/** A copy of a tree with one of its places, any, holding something else. */
function replacedAt(node: unknown, place: number, value: unknown): unknown {
  let seen = -1;
  const copy = (one: unknown): unknown => {
    seen += 1;
    if (seen === place) return value;
    if (Array.isArray(one)) return one.map(copy);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, copy(inner)]));
  };
  return copy(node);
}

test('a good request with anything in any one place is answered', () => {
  const places = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...requests), places, odd, (request, place, value) => {
      expect(calculate(replacedAt(request, place, value))).toEqual(ANSWERED);
    }),
    { numRuns: 3000 },
  );
});

test('a good request with one more key anywhere is refused', () => {
  fc.assert(
    fc.property(fc.constantFrom(...requests), fc.string({ minLength: 1 }), odd, (request, key, value) => {
      fc.pre(!(key in request));
      expect(calculate({ ...request, [key]: value })).toMatchObject({ ok: false });
    }),
    { numRuns: 500 },
  );
});

test('what turns back on itself, and what is very deep, is answered', () => {
  const [first] = requests as [Record<string, unknown>];
  const circular: Record<string, unknown> = { ...first };
  circular.insured = circular;
  circular.events = [circular];
  let deep: unknown = {};
  for (let i = 0; i < 100_000; i += 1) deep = { insured: deep, stay: [deep] };
  for (const request of [circular, { ...circular, operation: 'year' }, { ...first, insured: deep }, deep]) {
    expect(calculate(request)).toMatchObject({ ok: false });
  }
});

test('a request is left as it was, and asked twice is answered the same', () => {
  for (const request of requests) {
    const kept = structuredClone(request);
    expect(calculate(request)).toEqual(calculate(kept));
    expect(request).toEqual(kept);
  }
});
