import { ORDER_MS, type OrderState, type Region } from '@jiayibao/shared/contract/resident';
import { type Fen, sumFen, toFen } from '@jiayibao/shared/money';
import type { Services } from '../services';
import type { Order, OrderItem, Refund, RefundWhy } from './document';
import type { ItemRequest } from './terms';

const CHANCE_DIGITS = 8;
const CHINA_OFFSET_MS = 8 * 3_600_000;
const MARKS: Record<Region, string> = { lanzhou: 'LZ', linxia: 'LX' };
const NUMBER = /^(\d{14}([A-Z]{2})\d{8})/;
/** What stands for the whole payment in a refund's number; an item's has two digits. */
const WHOLE = 'AL';

/** What is sealed of an item: what the payer sees, and the request as computed. */
export interface Face {
  name: string;
  request: ItemRequest;
}

export function orderId(number: string): string {
  return `order:${number}`;
}

/** A number to refer to, of 24 characters: the second in China, two letters of the region, eight digits by chance. */
export function newOrderNumber({ clock, randomness }: Services, region: Region): string {
  const second = new Date(clock.now() + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace(/\D/g, '');
  const chance = String(randomness.below(10 ** CHANCE_DIGITS)).padStart(CHANCE_DIGITS, '0');
  return `${second}${MARKS[region]}${chance}`;
}

/** The region that a number was made for; null where it is none of ours. */
export function regionOfNumber(number: string): Region | null {
  const mark = NUMBER.exec(number)?.[2];
  const found = Object.entries(MARKS).find(([, letters]) => letters === mark);
  return found ? (found[0] as Region) : null;
}

/** The number of the order that a refund's number belongs to; null where it is none of ours. */
export function orderOfRefund(refundNumber: string): string | null {
  const [, number] = /^(.{24})R(?:\d{2}|AL)(?:T\d+)?$/.exec(refundNumber) ?? [];
  return number && NUMBER.test(number) ? number : null;
}

/** Money that is to go back: of one item, or with `null` of the whole payment; `attempt` counts from 1. */
export function newRefund(
  { number }: Pick<Order, 'number'>,
  item: number | null,
  { amountFen, why, at, attempt = 1 }: { amountFen: Fen; why: RefundWhy; at: number; attempt?: number },
): Refund {
  const of = item === null ? WHOLE : String(item).padStart(2, '0');
  const again = attempt === 1 ? '' : `T${attempt}`;
  // Nothing to send back is back already.
  const isNothing = amountFen === 0;
  return {
    number: `${number}R${of}${again}`,
    attempt,
    amountFen,
    why,
    state: isNothing ? 'done' : 'wanted',
    wantedAt: at,
    doneAt: isNothing ? at : null,
  };
}

/** All refunds of an order that there are. */
export function refundsOf({ items, refund }: Pick<Order, 'items' | 'refund'>): Refund[] {
  return [refund, ...items.map((item) => item.refund)].filter((one): one is Refund => one !== null);
}

/** What one person's part of an order is. */
export function amountOf({ dueFen, makeUpFen }: Pick<OrderItem, 'dueFen' | 'makeUpFen'>): Fen {
  return sumFen([dueFen, makeUpFen]);
}

/** The state of an order that was paid, or settled without payment, by what became of its parts. */
export function stateAfterPayment(order: Pick<Order, 'items' | 'refund'>): OrderState {
  const refunds = refundsOf(order);
  if (refunds.some(({ state }) => state !== 'done')) return 'refunding';
  if (order.items.some(({ state }) => state === 'enrolled')) return 'settled';
  return refunds.length > 0 ? 'refunded' : 'paid';
}

/** What went back to the payer so far. */
export function refundedFen(order: Pick<Order, 'items' | 'refund'>): Fen {
  const done = refundsOf(order).filter(({ state }) => state === 'done');
  return sumFen(done.map(({ amountFen }) => amountFen));
}

/** Whether an order can still be paid. */
export function isOpen({ state, expiresAt }: Pick<Order, 'state' | 'expiresAt'>, now: number): boolean {
  return (state === 'created' || state === 'paying') && now < expiresAt;
}

export function expiryOf(createdAt: number): number {
  return createdAt + ORDER_MS;
}

export function sealFace({ vault }: Services, _id: string, at: number, face: Face): OrderItem['face'] {
  return vault.seal(JSON.stringify(face), `orders/${_id}/items/${at}`);
}

export function faceOf({ vault }: Services, { _id, items }: Pick<Order, '_id' | 'items'>, at: number): Face {
  return JSON.parse(vault.open((items[at] as OrderItem).face, `orders/${_id}/items/${at}`));
}

/** The negative of an amount, as the ledger writes what goes out. */
export function minus(amount: Fen): Fen {
  return toFen(0 - amount);
}
