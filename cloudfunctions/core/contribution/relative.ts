import { residentActions } from '@jiayibao/shared/contract/resident';
import { pure } from '../action';
import { Refusal } from '../refusal';

export const contributionRelative = pure(residentActions['contribution.relative'], {
  summary: 'Whether a contribution can be paid for somebody outside the household, and nothing else.',
  may: 'consented',
  limits: [],
  touches: ['name', 'identityNumber'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});
