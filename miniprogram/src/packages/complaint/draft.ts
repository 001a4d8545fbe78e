import type { ComplaintSubject, Region } from '@jiayibao/shared/contract/resident';
import { keepDrafts } from '../../state/drafts';

/** A complaint as far as it is written. */
export type ComplaintDraft = {
  about: ComplaintSubject | null;
  named: string;
  words: string;
  /** Null: the household's. */
  region: Region | null;
  county: string | null;
  anonymous: boolean;
  /** Of one that comes from a case: its number is given though there is no name. */
  tellsCase: boolean;
  name: string;
  phone: string;
};

const drafts = keepDrafts<ComplaintDraft>({
  about: null,
  named: '',
  words: '',
  region: null,
  county: null,
  anonymous: true,
  tellsCase: false,
  name: '',
  phone: '',
});
const NAME = 'complaint';

/** As it stands now, whatever the page was drawn with. */
export const readComplaint = () => drafts.read(NAME);
export const useComplaintDraft = () => drafts.use(NAME);
export const dropComplaintDraft = () => drafts.drop(NAME);

export function changeComplaint(change: Partial<ComplaintDraft>): void {
  drafts.write(NAME, { ...drafts.read(NAME), ...change });
}
