import { COUNTIES, type PaymentDifference, REGIONS } from '@jiayibao/shared/contract/resident';
import { civilDateInChina } from '@jiayibao/shared/dates';
import { type Fen, formatYuan } from '@jiayibao/shared/money';
import { moved, newNumber, sealApplication, sealFace } from '../case/record';
import type { Draft } from '../documents';
import type { Services } from '../services';
import type { Transaction } from '../store';
import { regionOfNumber } from './record';

/** What is found where the money and the accounts differ. */
export interface Difference {
  difference: PaymentDifference;
  /** Of the payment (an order's) or of the refund. */
  number: string;
  expectedFen: Fen | null;
  foundFen: Fen | null;
  /** When the money moved, in milliseconds. */
  at: number;
  /** Whose it is, where that is known. */
  order: Pick<Draft<'orders'>, 'accountId' | 'region' | 'county'> | null;
}

/**
 * Opens a case at the desk for a difference: one for each, however often it is found. It is about money and nobody; who
 * paid sees that it is being looked into. Gives whether it was not there before.
 */
export async function openDifference(
  services: Services,
  tx: Transaction,
  { difference, number, expectedFen, foundFen, at, order }: Difference,
): Promise<boolean> {
  const _id = `difference-${number.replace(/[^0-9A-Za-z_-]/g, '_')}-${difference}`;
  if (await tx.get('cases', _id)) return false;
  const today = civilDateInChina(services.clock.now());
  const region = order?.region ?? regionOfNumber(number) ?? REGIONS[0];
  const draft: Draft<'cases'> = {
    _id,
    number: newNumber({ services, today }, 'paymentDifference'),
    kind: 'paymentDifference',
    region,
    county: order?.county ?? (COUNTIES[region][0] as { code: string }).code,
    applicantAccountId: order?.accountId ?? null,
    householdId: null,
    personId: null,
    nameKey: null,
    state: 'draft',
    shelf: 'draft',
    rank: '',
    application: sealApplication(services, _id, {
      kind: 'paymentDifference',
      difference,
      number,
      expected: expectedFen === null ? null : formatYuan(expectedFen),
      found: foundFen === null ? null : formatYuan(foundFen),
      on: civilDateInChina(at),
    }),
    face: sealFace(services, _id, { name: number, birthDate: null, taker: null }),
    attachments: [],
    submittedAt: null,
    dueOn: null,
    takenUntil: null,
    filedBy: null,
    decidedBy: null,
    effect: null,
    timeLine: [],
  };
  const call = { services, today, accountId: null };
  await tx.put('cases', moved(call, draft, 'submitted', { by: 'system' }));
  return true;
}
