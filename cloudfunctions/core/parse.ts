import {
  ERROR_CODES as CALCULATION_CODES,
  type CalculationError,
  firstByCode,
} from '@jiayibao/shared/contract/calculation';
import { callSchema } from '@jiayibao/shared/contract/resident';
import type { Schemas } from './action';
import { ERROR_CODES, type ErrorCode, Refusal } from './refusal';

/** The largest event, in bytes of its JSON. */
const MAXIMUM_EVENT_BYTES = 1_000_000;
/** What CloudBase itself puts into the event of a mini-program's call. Nothing is taken from it. */
const PLATFORM_KEYS = ['userInfo', 'tcbContext'];

export interface Envelope {
  action: string;
  input: unknown;
  key: string | undefined;
}

/** Reads what every call carries; refuses anything else in it, and more than 1 MB. */
export function parseEnvelope(event: unknown): Envelope {
  if (sizeOf(event) > MAXIMUM_EVENT_BYTES) throw new Refusal('TOO_LARGE');
  const own = isObject(event)
    ? Object.fromEntries(Object.entries(event).filter(([key]) => !PLATFORM_KEYS.includes(key)))
    : event;
  const {
    action,
    input = {},
    key,
  } = parseWith(callSchema, own) as { action: string; input?: unknown; key?: string };
  return { action, input, key };
}

/** Reads a value by a schema; refuses it with the code, sentence and path of what is wrong first. */
export function parseWith(schema: Schemas['input'], value: unknown): unknown {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  throw refusalOf(read.error.issues);
}

type Issue = {
  code?: string;
  path: PropertyKey[];
  message: string;
  /** Of what kind the value is that is too big or too small. */
  origin?: string;
  input?: unknown;
  keys?: string[];
  params?: Record<string, unknown>;
};

function refusalOf(issues: readonly unknown[]): Refusal {
  const errors = (issues as readonly Issue[]).map(errorOf);
  const { code, message, path } = firstByCode(errors.filter(isOfCalculation)) ?? (errors[0] as Found);
  return new Refusal(code as 'MALFORMED_REQUEST', { message, path });
}

type Found = { code: ErrorCode; message: string; path?: string };

function errorOf(issue: Issue): Found {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys?.slice(0, 1) : [];
  const path = [...issue.path, ...(unknownKey ?? [])].map(String).join('.');
  const named = ERROR_CODES.find((code) => code === issue.params?.code);
  if (named) return { code: named, message: issue.message, path };
  return { code: 'MALFORMED_REQUEST', message: sentenceOf(issue), path };
}

function isOfCalculation(error: Found): error is CalculationError {
  return CALCULATION_CODES.some((code) => code === error.code);
}

function sentenceOf({ code, message, input, origin }: Issue): string {
  if (code === 'unrecognized_keys') return '提交的内容里有多余的一项，请升级小程序后再试。';
  if (code === 'too_big' && origin === 'string') return '这一项的内容太长，请缩短后再提交。';
  if (code === 'too_big') return '这一项的数量太多，请减少后再提交。';
  if (code === 'too_small') return '这一项的数量太少，请补充后再提交。';
  if (code === 'invalid_type' && input === undefined) return '这一项还没有填写，请填写后再提交。';
  // A schema's own sentence is Chinese; zod's is not.
  return /\p{Script=Han}/u.test(message) ? message : '这一项的格式不对，请检查后重新填写。';
}

function sizeOf(event: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(event) ?? '');
  } catch {
    throw new Refusal('MALFORMED_REQUEST', { message: '提交的内容无法读取，请升级小程序后再试。' });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
