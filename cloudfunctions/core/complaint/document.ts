import type { ComplaintSubject, Region } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import type { Stored } from '../documents';
import type { LookupKey, Sealed } from '../vault';

/** A complaint or report (第四十四条). Who wrote it can be read neither here nor by whoever answers. */
export interface Complaint extends Stored {
  number: string;
  region: Region;
  county: string;
  about: ComplaintSubject;
  /** JSON of `Content`. */
  content: Sealed;
  /** The writer's account: to find their own by, and sealed, to tell them of the answer. */
  writerKey: LookupKey;
  writer: Sealed;
  /** Those of staff who had to do with the case that it is about: they do not see it. */
  barred: string[];
  /** The order at the desk: unanswered first, by the day that it is due on, then the id. */
  rank: string;
  at: number;
  dueOn: CivilDate;
  answer: Sealed | null;
  answeredAt: number | null;
  answeredBy: string | null;
}
