import { residentActions } from '@jiayibao/shared/contract/resident';
import { keyed } from '../action';
import { Refusal } from '../refusal';

export const orderPay = keyed(residentActions['order.pay'], {
  summary: 'Takes an order to the cashier.',
  may: 'consented',
  limits: [],
  touches: ['name', 'household', 'cover', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});

export const orderRefresh = keyed(residentActions['order.refresh'], {
  summary: 'Asks the collector what became of an order.',
  may: 'consented',
  limits: [],
  touches: ['name', 'household', 'cover', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});

export const orderCancel = keyed(residentActions['order.cancel'], {
  summary: 'Cancels an order that is not paid.',
  may: 'consented',
  limits: [],
  touches: ['name', 'household', 'cover', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});
