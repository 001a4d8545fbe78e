import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CallFailed } from './call';

/** What a page waits for: the last data stay in sight while newer ones come, and after a failure. */
export type Loaded<Data> = {
  data: Data | null;
  failure: CallFailed | null;
  loading: boolean;
  reload: () => void;
};

/**
 * Reads something at once, and again whenever the page comes into sight. Answers that a later read has overtaken are
 * dropped.
 */
export function useLoaded<Data>(read: () => Promise<Data>): Loaded<Data> {
  const [data, setData] = useState<Data | null>(null);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const [loading, setLoading] = useState(true);
  const round = useRef(0);
  const underWay = useRef(false);
  const latest = useRef(read);
  latest.current = read;

  const reload = useCallback(() => {
    const mine = ++round.current;
    underWay.current = true;
    setLoading(true);
    latest
      .current()
      .then(
        (fresh) => {
          if (mine !== round.current) return;
          setData(fresh);
          setFailure(null);
        },
        (error: unknown) => {
          if (mine === round.current) setFailure(asFailure(error));
        },
      )
      .finally(() => {
        if (mine !== round.current) return;
        underWay.current = false;
        setLoading(false);
      });
  }, []);
  // A part of a page may come after the page has come into sight; what is being read then is read once.
  const readUnlessReading = useCallback(() => {
    if (!underWay.current) reload();
  }, [reload]);
  useEffect(readUnlessReading, [readUnlessReading]);
  useDidShow(readUnlessReading);
  return { data, failure, loading, reload };
}

/** Anything thrown, as a failure that can be shown. */
export function asFailure(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  return new CallFailed({ code: 'UNAVAILABLE', message: '出了点问题，请稍后重试。' });
}
