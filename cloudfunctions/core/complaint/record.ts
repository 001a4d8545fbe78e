import type { ComplaintView } from '@jiayibao/shared/contract/resident';
import { spellingOf } from '../person';
import type { Services } from '../services';
import type { LookupKey, Sealed } from '../vault';
import type { Complaint } from './document';

/** What a complaint says, kept sealed. */
export type Content = Pick<ComplaintView, 'named' | 'words' | 'contact' | 'caseNumber'>;

/** What the complaints of an account are found by. */
export function writerKeyOf({ vault }: Pick<Services, 'vault'>, accountId: string): LookupKey {
  return vault.lookup('complaint', accountId);
}

export function sealPart(
  { vault }: Pick<Services, 'vault'>,
  complaintId: string,
  part: 'content' | 'writer' | 'answer',
  text: string,
): Sealed {
  return vault.seal(text, `complaints/${complaintId}/${part}`);
}

export function contentOf({ vault }: Pick<Services, 'vault'>, { _id, content }: Complaint): Content {
  return JSON.parse(vault.open(content, `complaints/${_id}/content`));
}

/** The account that wrote it: for telling it, and for keeping its family away. */
export function writerOf({ vault }: Pick<Services, 'vault'>, { _id, writer }: Complaint): string {
  return vault.open(writer, `complaints/${_id}/writer`);
}

/** The place of a complaint in the desk's order. */
export function rankOf({ _id, dueOn }: Pick<Complaint, '_id' | 'dueOn'>, answered: boolean): string {
  return `${answered ? 1 : 0}:${dueOn}:${_id}`;
}

/** Whether somebody's name stands in what is written. */
export function names({ named, words }: Content, name: string): boolean {
  return spellingOf(`${named} ${words}`).includes(spellingOf(name));
}

/** A complaint as its writer sees it. */
export function viewOf(services: Pick<Services, 'vault'>, one: Complaint): ComplaintView {
  const { _id, number, region, county, about, at, dueOn, answer, answeredAt } = one;
  return {
    complaintId: _id,
    number,
    region,
    county,
    about,
    ...contentOf(services, one),
    at,
    dueOn,
    answer: answer && {
      words: services.vault.open(answer, `complaints/${_id}/answer`),
      at: answeredAt ?? at,
    },
  };
}
