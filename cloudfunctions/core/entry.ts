import type { CallError } from '@jiayibao/shared/contract/resident';
import { systemRandomness } from './ports';
import { Refusal } from './refusal';
import { type LogLine, type Services, servicesOf } from './services';

/** A line of a stack that names a place in code; what a message holds after a line break does not end like one. */
const FRAME = /^\s+at .*:\d+:\d+\)?$/;

/** What a function answers that has no services to answer with. */
type Unserved = { ok: false; error: CallError; requestId: string };

/**
 * What a function exports: answers every event with the services of its environment, made at the first of them.
 * Never throws where `answer` does not.
 */
export function served<Answer>(
  answer: (event: unknown, services: Services) => Promise<Answer>,
): (event: unknown) => Promise<Answer | Unserved> {
  let services: Services | undefined;
  return async (event) => {
    try {
      services ??= servicesOf(process.env);
    } catch (error) {
      // Whoever deploys it has to read which variable is wrong; its value is not in the message.
      console.error(String(error));
      return { ok: false, error: new Refusal('UNAVAILABLE').error, requestId: systemRandomness.id() };
    }
    return answer(event, services);
  };
}

/**
 * The refusal that whatever was thrown comes to. Of what is no refusal the line gets the code and where it came from
 * alone, since an error's message may quote data.
 */
export function refusalOf(thrown: unknown, line: LogLine): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const { name, code, stack } =
    thrown instanceof Error ? (thrown as Error & { code?: unknown }) : { name: typeof thrown };
  line.failure = String(code ?? name);
  line.at = (stack ?? '')
    .split('\n')
    .filter((frame) => FRAME.test(frame))
    .slice(0, 5)
    .map((frame) => frame.trim());
  return new Refusal('UNAVAILABLE');
}
