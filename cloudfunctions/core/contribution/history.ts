import { residentActions } from '@jiayibao/shared/contract/resident';
import { pure } from '../action';
import { Refusal } from '../refusal';

export const contributionHistory = pure(residentActions['contribution.history'], {
  summary: 'Cover and payments of the family by year.',
  may: 'consented',
  limits: [],
  touches: ['name', 'household', 'cover', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});
