import { isDay } from './days';

/** The closed list, in the order in which the first that applies is answered. */
const CODES = [
  'MALFORMED_REQUEST',
  'INVALID_AMOUNT',
  'INVALID_DATE',
  'BENEFIT_NOT_OFFERED',
  'POLICY_NOT_IN_FORCE',
  'CONTRADICTORY_REQUEST',
  'STANDARD_NOT_PUBLISHED',
  'ENROLMENT_CLOSED',
] as const;
export type Code = (typeof CODES)[number];

/** `path`: the field at fault; null where no field is; undefined where contract.md leaves it open. */
export interface Fault {
  readonly code: Code;
  readonly path?: string | null;
}

/** Reads a value found at a path and notes its faults; what it gives back means something only if there are none. */
export type Form<T> = (value: unknown, at: string, faults: Fault[]) => T;

export interface Field<T> {
  readonly form: Form<T>;
  /** What an optional field is where it is absent or null; a required field has none. */
  readonly otherwise?: { readonly value: T };
}

export const required = <T>(form: Form<T>): Field<T> => ({ form });

export const optional = <T>(form: Form<T>, otherwise: T): Field<T> => ({
  form,
  otherwise: { value: otherwise },
});

export const nullable = <T>(form: Form<T>): Field<T | null> => ({ form, otherwise: { value: null } });

const under = (at: string, key: string | number) => (at === '' ? String(key) : `${at}.${key}`);

function fault<T>(faults: Fault[], code: Code, at: string): T {
  faults.push({ code, path: at === '' ? null : at });
  return undefined as T;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Read<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** An object with these fields and no other. */
export function record<F extends Record<string, Field<unknown>>>(fields: F): Form<Read<F>> {
  const known = new Map(Object.entries(fields));
  return (value, at, faults) => {
    if (!isRecord(value)) return fault(faults, 'MALFORMED_REQUEST', at);
    for (const key of Object.keys(value))
      if (!known.has(key)) fault(faults, 'MALFORMED_REQUEST', under(at, key));
    const read: Record<string, unknown> = {};
    for (const [key, { form, otherwise }] of known) {
      const found = Object.hasOwn(value, key) ? value[key] : undefined;
      if (found !== undefined && found !== null) read[key] = form(found, under(at, key), faults);
      else if (otherwise) read[key] = otherwise.value;
      else fault(faults, 'MALFORMED_REQUEST', under(at, key));
    }
    return read as Read<F>;
  };
}

const MOST_ELEMENTS = 5000;

export function list<T>(element: Form<T>): Form<readonly T[]> {
  return (value, at, faults) => {
    if (!Array.isArray(value) || value.length > MOST_ELEMENTS) return fault(faults, 'MALFORMED_REQUEST', at);
    return value.map((item, i) => element(item, under(at, i), faults));
  };
}

/** A list of some of these names, at least one and none twice. */
export function someOf<T extends string>(names: readonly T[]): Form<readonly T[]> {
  const all = list(oneOf(names));
  return (value, at, faults) => {
    const right = !Array.isArray(value) || (value.length > 0 && value.length <= names.length);
    if (!right || (Array.isArray(value) && new Set(value).size < value.length))
      faults.push({ code: 'MALFORMED_REQUEST' });
    return all(value, at, faults);
  };
}

export const anything: Form<unknown> = (value) => value;

export const flag: Form<boolean> = (value, at, faults) =>
  typeof value === 'boolean' ? value : fault(faults, 'MALFORMED_REQUEST', at);

export const wholeNumber: Form<number> = (value, at, faults) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : fault(faults, 'MALFORMED_REQUEST', at);

export const oneOf =
  <T extends string>(names: readonly T[]): Form<T> =>
  (value, at, faults) =>
    names.includes(value as T) ? (value as T) : fault(faults, 'MALFORMED_REQUEST', at);

const MOST_MONEY = 10_000_000_000n;

/** A decimal string in yuan, as fen. */
export const money: Form<bigint> = (value, at, faults) => {
  if (typeof value !== 'string' || !/^(0|[1-9][0-9]*)(\.[0-9]{1,2})?$/.test(value))
    return fault(faults, 'INVALID_AMOUNT', at);
  const [yuan = '', fen = ''] = value.split('.');
  const read = BigInt(yuan + fen.padEnd(2, '0'));
  return read <= MOST_MONEY ? read : fault(faults, 'INVALID_AMOUNT', at);
};

export const date: Form<string> = (value, at, faults) =>
  typeof value === 'string' && isDay(value) ? value : fault(faults, 'INVALID_DATE', at);

/** Fen as yuan with two decimals. */
export function written(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Of several faults the one that is answered, with every path that may be named for it. */
export function firstOf(faults: readonly Fault[]): Refusal {
  const code = CODES.find((c) => faults.some((f) => f.code === c)) as Code;
  const paths = faults.filter((f) => f.code === code).map((f) => f.path);
  return { ok: false, code, paths: paths.includes(undefined) ? 'any' : (paths as (string | null)[]) };
}

export interface Refusal {
  readonly ok: false;
  readonly code: Code;
  readonly paths: 'any' | readonly (string | null)[];
}
