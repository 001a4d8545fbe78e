import { REGIONS, type Region } from '../vocabulary';
import type * as z from '../zod';
import { type CalculationError, ERROR_CODES, type ErrorCode, firstByCode } from './errors';
import {
  type BenefitOperation,
  type EventOf,
  eventSchemas,
  type Operation,
  type ParsedOf,
  requestSchemas,
} from './requests';

export type Parsed<T> = { ok: true; value: T } | { ok: false; error: CalculationError };

/** Keys longer than this are not repeated in an error's path. */
const LONGEST_KEY_NAMED = 40;

/** Reads the form of a request; what its fields mean together is for the calculation to judge. */
export function parseRequest(request: unknown): Parsed<ParsedOf> {
  if (!isObject(request)) return refused('请求应是一个JSON对象，请检查后重发。');
  const operation = request.operation;
  if (!isKeyOf(requestSchemas.lanzhou, operation)) {
    return refused(oneOf(Object.keys(requestSchemas.lanzhou)), 'operation');
  }
  const region = request.region;
  if (!REGIONS.includes(region as Region)) return refused(oneOf(REGIONS), 'region');
  const parsed = read(requestSchemas[region as Region][operation as Operation], request, '');
  if (!parsed.ok && operation === 'year') return { ok: false, error: refusedYear(parsed.error, request) };
  return parsed as Parsed<ParsedOf>;
}

/** A year's own fault, unless its first refused event has one that comes earlier in the list of codes. */
function refusedYear(own: CalculationError, { region, events }: Record<string, unknown>): CalculationError {
  if (own.code === 'MALFORMED_REQUEST' || !Array.isArray(events)) return own;
  for (const [i, event] of events.entries()) {
    const parsed = parseEvent(region as Region, event, `events.${i}`);
    if (!parsed.ok) return firstByCode([own, parsed.error]) as CalculationError;
  }
  return own;
}

/** Reads the form of one event of a year; `path` is the event's place in the request. */
export function parseEvent(region: Region, event: unknown, path: string): Parsed<EventOf> {
  if (!isObject(event)) return refused('每次就医应是一个JSON对象，请检查后重发。', path);
  if (!isKeyOf(eventSchemas.lanzhou, event.operation)) {
    return refused(oneOf(Object.keys(eventSchemas.lanzhou)), `${path}.operation`);
  }
  return read(
    eventSchemas[region][event.operation as BenefitOperation],
    event,
    `${path}.`,
  ) as Parsed<EventOf>;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKeyOf(object: object, key: unknown): boolean {
  return typeof key === 'string' && Object.hasOwn(object, key);
}

function refused(message: string, path?: string): { ok: false; error: CalculationError } {
  return {
    ok: false,
    error: { code: 'MALFORMED_REQUEST', message, ...(path === undefined ? {} : { path }) },
  };
}

function read(schema: z.ZodMiniType, value: unknown, prefix: string): Parsed<unknown> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const errors = result.error.issues.map((issue) => errorOf(issue, prefix));
  return { ok: false, error: firstByCode(errors) as CalculationError };
}

function errorOf(issue: z.core.$ZodIssue, prefix: string): CalculationError {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const keys = issue.path.map(String);
  if (unknownKey !== undefined && unknownKey.length <= LONGEST_KEY_NAMED) keys.push(unknownKey);
  const code = codeOf(issue);
  const message = sentenceOf(issue) ?? messages[code];
  const path = prefix + keys.join('.');
  return path === '' ? { code, message } : { code, message, path };
}

/** What to do about a fault of shape, where more can be said than that there is one. */
function sentenceOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return '请求里有不认识的字段，请去掉后重发。';
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `这一项最多${issue.maximum}条，请减少或合并后再提交。`;
  return undefined;
}

function oneOf(values: readonly unknown[]): string {
  return `这一项请填写以下之一：${values.join('、')}。`;
}

function codeOf(issue: z.core.$ZodIssue): FormCode {
  const code = issue.code === 'custom' ? issue.params?.code : undefined;
  return ERROR_CODES.includes(code as ErrorCode) ? (code as FormCode) : 'MALFORMED_REQUEST';
}

type FormCode = 'MALFORMED_REQUEST' | 'INVALID_AMOUNT' | 'INVALID_DATE';

const messages: Record<FormCode, string> = {
  MALFORMED_REQUEST: '这一项缺少或格式不对，请检查后重新填写。',
  INVALID_AMOUNT: '金额请用元填写，最多两位小数，不超过一亿元，例如"1234.50"。',
  INVALID_DATE: '请填写1900年到2100年之间真实存在的日期，例如"2026-11-22"。',
};
