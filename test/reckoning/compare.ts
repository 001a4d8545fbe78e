import type { Reckoned } from './reckoning';

/** Where an answer is not what was reckoned. */
export interface Difference {
  readonly where: string;
  readonly expected: unknown;
  readonly got: unknown;
}

const under = (at: string, key: string | number) => `${at}.${key}`;

/** The first place at which a value lacks something of what is expected; what it has besides is its own affair. */
function lacking(expected: unknown, got: unknown, where: string): Difference | null {
  if (typeof expected !== 'object' || expected === null)
    return expected === got ? null : { where, expected, got };
  if (typeof got !== 'object' || got === null || Array.isArray(expected) !== Array.isArray(got))
    return { where, expected, got };
  if (Array.isArray(expected) && Array.isArray(got) && expected.length !== got.length)
    return { where, expected, got };
  for (const [key, value] of Object.entries(expected)) {
    const found = lacking(value, (got as Record<string, unknown>)[key], under(where, key));
    if (found) return found;
  }
  return null;
}

/** Compares an answer of the calculation, whatever it is, with the reckoning. */
export function difference(reckoned: Reckoned, answer: unknown): Difference | null {
  if (reckoned.ok) return lacking(reckoned, answer, 'answer');
  const wrong = lacking({ ok: false, error: { code: reckoned.code } }, answer, 'answer');
  if (wrong) return wrong;
  const { path, message } = (answer as { error: { path?: unknown; message?: unknown } }).error;
  if (typeof message !== 'string' || !/\p{Script=Han}/u.test(message))
    return { where: 'answer.error.message', expected: 'a Chinese sentence', got: message };
  if (reckoned.paths === 'any' || reckoned.paths.includes((path ?? null) as string | null)) return null;
  return { where: 'answer.error.path', expected: reckoned.paths, got: path ?? null };
}

type Json = Record<string, unknown>;

/** Every copy of a value with one field or element less. */
function* smaller(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const copy = JSON.parse(JSON.stringify(value)) as Json & unknown[];
    if (Array.isArray(value)) copy.splice(Number(key), 1);
    else delete copy[key];
    yield copy;
  }
  for (const [key, inner] of Object.entries(value))
    for (const less of smaller(inner)) {
      const copy = JSON.parse(JSON.stringify(value)) as Json;
      Object.defineProperty(copy, key, { value: less, enumerable: true, configurable: true, writable: true });
      yield copy;
    }
}

/** The request with every field dropped that the same difference does without. */
export function minimised(request: unknown, differs: (request: unknown) => string | null): unknown {
  const kind = differs(request);
  let smallest = request;
  for (;;) {
    let found = false;
    for (const candidate of smaller(smallest))
      if (differs(candidate) === kind) {
        smallest = candidate;
        found = true;
        break;
      }
    if (!found) return smallest;
  }
}
