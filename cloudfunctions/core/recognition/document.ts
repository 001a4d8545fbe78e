import type { Condition, Region } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import type { Fen } from '@jiayibao/shared/money';
import type { Stored } from '../documents';
import type { Sealed } from '../vault';

/**
 * `_id`: a person's. All that they are recognised for, in one document: what ends another is seen to by whoever writes
 * it, and no diagnosis stands in clear.
 */
export interface Recognitions extends Stored {
  /** JSON of `Recognition[]`, oldest first. */
  list: Sealed;
}

/** One recognition in a region's pool, from a case or entered at the desk. */
export type Recognition = {
  id: string;
  region: Region;
  from: CivilDate;
  /** The first day on which it holds no more, and the chronic one that ended it. */
  endedFrom: CivilDate | null;
  endedBy: string | null;
  /** When it came about (milliseconds); of what was entered who did and by which paper. */
  at: number;
  entered: { by: string; basis: string } | null;
} & (
  | { programme: 'twoDisease'; condition: Condition }
  | { programme: 'chronic'; condition: Condition | null; disease: string; ceilingFen: Fen }
);
export type Chronic = Extract<Recognition, { programme: 'chronic' }>;
