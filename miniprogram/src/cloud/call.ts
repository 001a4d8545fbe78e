import {
  type CallError,
  type KeyedAction,
  replySchema,
  residentActions,
} from '@jiayibao/shared/contract/resident';
import type * as z from '@jiayibao/shared/contract/zod';

import { learnToday } from './today';
import { send, signIn } from './transport';
import { type CloudFunction, TransportError } from './transport.types';

/**
 * Why a call brought nothing: the function's code, or the phone's own: `OFFLINE`, `TIMEOUT` (the outcome is
 * unknown: send again with the same key), `UNREADABLE` (an answer that this version does not know).
 */
export class CallFailed extends Error {
  readonly code: string;
  readonly path: string | undefined;
  constructor(error: CallError) {
    super(error.message);
    this.code = error.code;
    this.path = error.path;
  }
}

/** The actions of a function by name, as its contract lists them. */
type Actions = Record<string, { input: z.ZodMiniType; output: z.ZodMiniType }>;

const WORDS = {
  offline: { code: 'OFFLINE', message: '没有网络。请检查网络后重试，已填的内容不会丢。' },
  timeout: { code: 'TIMEOUT', message: '等了很久没有回音。请稍后重试，不会重复办理。' },
  failed: { code: 'UNAVAILABLE', message: '暂时连不上。请稍后重试，已填的内容不会丢。' },
} as const;

const UNREADABLE = { code: 'UNREADABLE', message: '小程序版本太旧，请关闭后重新打开再试。' };

/**
 * The way to one function: gives what calls its actions. An action that creates or changes something (`Keyed`) takes a
 * key (`makeKey`), the same one on a retry. A call throws `CallFailed`.
 */
export function caller<Table extends Actions, Keyed extends keyof Table>(to: CloudFunction, actions: Table) {
  return async <Name extends keyof Table & string>(
    action: Name,
    input: z.input<Table[Name]['input']>,
    ...[options]: Name extends Keyed ? [options: { key: string }] : []
  ): Promise<{ data: z.output<Table[Name]['output']>; parametersVersion: string }> => {
    const reply = replySchema.safeParse(await sent(to, { action, input, key: options?.key }));
    if (!reply.success) throw new CallFailed(UNREADABLE);
    if (!reply.data.ok) {
      if (reply.data.error.code === 'NOT_SIGNED_IN') signIn();
      throw new CallFailed(reply.data.error);
    }
    learnToday(reply.data.today);
    const output = (actions[action] as Table[Name]).output.safeParse(reply.data.data);
    if (!output.success) throw new CallFailed(UNREADABLE);
    return {
      data: output.data as z.output<Table[Name]['output']>,
      parametersVersion: reply.data.parametersVersion,
    };
  };
}

/** Calls an action of the resident function. */
export const call = caller<typeof residentActions, KeyedAction>('resident', residentActions);

async function sent(to: CloudFunction, message: Parameters<typeof send>[1]): Promise<unknown> {
  try {
    return await send(to, message);
  } catch (error) {
    throw failureOf(error);
  }
}

/** What a transport threw, in words. */
export function failureOf(error: unknown): CallFailed {
  return new CallFailed(WORDS[error instanceof TransportError ? error.reason : 'failed']);
}
