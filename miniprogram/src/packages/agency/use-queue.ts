import type { QueueRow, Shelf } from '@jiayibao/shared/contract/agency';
import type { CaseKind } from '@jiayibao/shared/contract/resident';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallFailed } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { callAgency } from './cloud';

/** Which cases are to be seen; '' is no restriction. */
export type Filters = {
  shelf: Shelf;
  kind: CaseKind | '';
  county: string;
  taker: string;
  /** Due before this day. */
  dueBefore: string;
};

/** All of one's counties, what is to be decided. */
export const FIRST_FILTERS: Filters = { shelf: 'open', kind: '', county: '', taker: '', dueBefore: '' };

/** The queue's rows as far as they were asked for; `more` brings the next page, `reload` the first again. */
export function useQueue(filters: Filters) {
  const [rows, setRows] = useState<QueueRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const round = useRef(0);
  const { shelf, kind, county, taker, dueBefore } = filters;

  const read = useCallback(
    async (after: string | null) => {
      const mine = ++round.current;
      setFailure(null);
      try {
        const { data } = await callAgency('queue.read', {
          shelf,
          kind: kind || null,
          county: county || null,
          taker: taker || null,
          dueBefore: dueBefore || null,
          after,
        });
        if (mine !== round.current) return;
        setRows((before) => (after === null ? data.rows : [...(before ?? []), ...data.rows]));
        setNext(data.next);
      } catch (error) {
        if (mine === round.current) setFailure(asFailure(error));
      }
    },
    [shelf, kind, county, taker, dueBefore],
  );
  useEffect(() => {
    setRows(null);
    void read(null);
  }, [read]);
  return { rows, next, failure, reload: () => void read(null), more: () => void read(next) };
}
