import { residentActions } from '@jiayibao/shared/contract/resident';
import { keyed } from '../action';
import { Refusal } from '../refusal';

export const orderCreate = keyed(residentActions['order.create'], {
  summary: 'Orders the contribution of several people; computed anew, settled at once where nothing is due.',
  may: 'consented',
  limits: [],
  touches: ['name', 'birthDate', 'groups', 'household', 'cover', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});
