import { residentActions } from '@jiayibao/shared/contract/resident';
import { pure } from '../action';
import { Refusal } from '../refusal';

export const contributionRefund = pure(residentActions['contribution.refund'], {
  summary: "What would come back of a member's contribution, before it is applied for.",
  may: 'consented',
  limits: [],
  touches: ['household', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});
