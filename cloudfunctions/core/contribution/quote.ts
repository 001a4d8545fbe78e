import { residentActions } from '@jiayibao/shared/contract/resident';
import { pure } from '../action';
import { ESTIMATES } from '../limits';
import { Refusal } from '../refusal';

export const contributionQuote = pure(residentActions['contribution.quote'], {
  summary: "What each member's contribution would be for each open benefit year, and why.",
  may: 'consented',
  limits: [ESTIMATES],
  touches: ['name', 'birthDate', 'groups', 'household', 'cover'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});
