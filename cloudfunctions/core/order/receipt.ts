import { residentActions } from '@jiayibao/shared/contract/resident';
import { pure } from '../action';
import { Refusal } from '../refusal';

export const receiptRead = pure(residentActions['receipt.read'], {
  summary: 'The receipt of an order that was paid or settled.',
  may: 'consented',
  limits: [],
  touches: ['name', 'payments'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});

export const certificateRead = pure(residentActions['certificate.read'], {
  summary: 'That a confirmed member is enrolled for a year.',
  may: 'consented',
  limits: [],
  touches: ['name', 'identityNumber', 'household', 'cover'],
  async run() {
    throw new Refusal('UNAVAILABLE');
  },
});
