import {
  type CallError,
  type InputOf,
  type KeyedAction,
  type OutputOf,
  type ResidentAction,
  replySchema,
  residentActions,
} from '@jiayibao/shared/contract/resident';

import { learnToday } from './today';
import { send, signIn } from './transport';
import { TransportError } from './transport.types';

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

export type Answer<Name extends ResidentAction> = { data: OutputOf<Name>; parametersVersion: string };

type KeyOf<Name extends ResidentAction> = Name extends KeyedAction ? [options: { key: string }] : [];

const WORDS = {
  offline: { code: 'OFFLINE', message: '没有网络。请检查网络后重试，已填的内容不会丢。' },
  timeout: { code: 'TIMEOUT', message: '等了很久没有回音。请稍后重试，不会重复办理。' },
  failed: { code: 'UNAVAILABLE', message: '暂时连不上。请稍后重试，已填的内容不会丢。' },
} as const;

const UNREADABLE = { code: 'UNREADABLE', message: '小程序版本太旧，请关闭后重新打开再试。' };

/**
 * Calls an action of the resident function: the only way out of the app. An action that creates or changes
 * something takes a key (`makeKey`), the same one on a retry.
 * @throws CallFailed
 */
export async function call<Name extends ResidentAction>(
  action: Name,
  input: InputOf<Name>,
  ...[options]: KeyOf<Name>
): Promise<Answer<Name>> {
  const reply = replySchema.safeParse(await sent({ action, input, key: options?.key }));
  if (!reply.success) throw new CallFailed(UNREADABLE);
  if (!reply.data.ok) {
    if (reply.data.error.code === 'NOT_SIGNED_IN') signIn();
    throw new CallFailed(reply.data.error);
  }
  learnToday(reply.data.today);
  const output = residentActions[action].output.safeParse(reply.data.data);
  if (!output.success) throw new CallFailed(UNREADABLE);
  return { data: output.data as OutputOf<Name>, parametersVersion: reply.data.parametersVersion };
}

async function sent(message: Parameters<typeof send>[0]): Promise<unknown> {
  try {
    return await send(message);
  } catch (error) {
    throw new CallFailed(WORDS[error instanceof TransportError ? error.reason : 'failed']);
  }
}
