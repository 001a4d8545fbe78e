import { useRef, useState } from 'react';
import type { CallFailed } from './call';
import { makeKey } from './key';
import { asFailure } from './use-call';

/**
 * For a page that changes something: one thing at a time, and what went wrong with it. `act` gives whether it was done.
 * `intent` says what is being done: the same one tried again is sent with the same key, so that it is done once.
 */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const kept = useRef<{ intent: string; key: string } | null>(null);

  const act = async (intent: string, work: (key: string) => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      if (kept.current?.intent !== intent) kept.current = { intent, key: await makeKey() };
      await work(kept.current.key);
      kept.current = null;
      return true;
    } catch (error) {
      setFailure(asFailure(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, act, forget: () => setFailure(null) };
}
