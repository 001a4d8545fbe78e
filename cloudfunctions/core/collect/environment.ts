import type { Collector } from './collector';

/** The collector of an environment. Where it names none, every call fails; what needs none works all the same. */
export function collectorOf(_environment: NodeJS.ProcessEnv): Collector {
  const missing = async (): Promise<never> => {
    throw new Error('the environment names no collector');
  };
  return {
    prepay: missing,
    query: missing,
    close: missing,
    refund: missing,
    queryRefund: missing,
    readNotification: missing,
    bill: missing,
  };
}
