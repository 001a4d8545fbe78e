import { residentActions } from '@jiayibao/shared/contract/resident';
import { pure } from '../action';
import { Refusal } from '../refusal';

export const orderRead = pure(residentActions['order.read'], {
  summary: "One of the caller's orders.",
  may: 'consented',
  limits: [],
  touches: ['name', 'household', 'cover', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});

export const orderList = pure(residentActions['order.list'], {
  summary: "The caller's orders, newest first.",
  may: 'consented',
  limits: [],
  touches: ['name', 'household', 'cover', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});
