import type { EstimateBasis, Region } from '@jiayibao/shared/contract/resident';
import { useEffect, useState } from 'react';
import { call } from '../../cloud';
import { owner } from '../../cloud/owner';
import { readStored, writeStored } from '../../state/storage';

/** `fresh` from the server just now; `stored` from an earlier time, without a network; `none`: nothing is known. */
export type Known = { basis: EstimateBasis | null; state: 'loading' | 'fresh' | 'stored' | 'none' };

const NONE: Known = { basis: null, state: 'none' };

/** What is known of a member for a settlement on a day. Kept per year, so that it serves without a network. */
export function useBasis(memberId: string | null, dischargedOn: string | null, region: Region): Known {
  const [known, setKnown] = useState<Known>(NONE);
  useEffect(() => {
    if (memberId === null || dischargedOn === null) {
      setKnown(NONE);
      return;
    }
    const name = `basis.${memberId}.${region}.${dischargedOn.slice(0, 4)}${owner()}`;
    const kept = readStored<EstimateBasis>(name);
    let overtaken = false;
    setKnown({ basis: kept, state: 'loading' });
    call('estimate.basis', { memberId, dischargedOn, region }).then(
      ({ data }) => {
        writeStored(name, data);
        if (!overtaken) setKnown({ basis: data, state: 'fresh' });
      },
      () => {
        if (!overtaken) setKnown({ basis: kept, state: kept ? 'stored' : 'none' });
      },
    );
    return () => {
      overtaken = true;
    };
  }, [memberId, dischargedOn, region]);
  return known;
}
