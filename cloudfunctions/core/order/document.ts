import type { ItemState, OrderState, Region } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import type { Fen } from '@jiayibao/shared/money';
import type { Stored } from '../documents';
import type { Sealed } from '../vault';

/**
 * Why money goes back. `alreadyEnrolled`: somebody had paid for that person and year already. `tooLate`: paid when no
 * window was open any more. `applied`: by 第十三条, decided at the desk. `wrongAmount`: the whole payment, decided there.
 */
export type RefundWhy = 'alreadyEnrolled' | 'tooLate' | 'applied' | 'wrongAmount';

/** Money on its way back. `wanted` → `sent` → `done`, or `failed`: then the desk sees to it. */
export interface Refund {
  /** The collector's number of it; another attempt after a failure has another one. */
  number: string;
  attempt: number;
  amountFen: Fen;
  why: RefundWhy;
  state: 'wanted' | 'sent' | 'done' | 'failed';
  wantedAt: number;
  /** When the collector had taken it up; absent: it has not yet, or nothing had to be sent. */
  sentAt?: number;
  doneAt: number | null;
}

/** One person of an order; amounts as computed when it was made. */
export interface OrderItem {
  personId: string;
  /** Of the payer's household; null: somebody outside it. */
  memberId: string | null;
  /** Whether the payer saw the person's record when the order was made. */
  confirmed: boolean;
  /** JSON of `Face`. */
  face: Sealed;
  standardFen: Fen;
  aidFen: Fen;
  dueFen: Fen;
  subsidyFen: Fen;
  makeUpYears: number;
  makeUpFen: Fen;
  waitingMonths: number;
  /** As it would be, or is, covered by this order. */
  benefitFrom: CivilDate;
  benefitTo: CivilDate;
  state: ItemState;
  refund: Refund | null;
}

/** `_id`: `order:{number}`. What one account pays in one go, for one benefit year. */
export interface Order extends Stored {
  number: string;
  accountId: string;
  region: Region;
  county: string;
  benefitYear: number;
  state: OrderState;
  /** The account's id, unique while it waits for payment: one such order at a time. */
  slot?: string;
  items: OrderItem[];
  totalFen: Fen;
  parametersVersion: string;
  createdAt: number;
  expiresAt: number;
  /** When it was first taken to the cashier. */
  cashierAt: number | null;
  /** What came in, when and under which number of the collector; null: nothing yet. */
  paidFen: Fen | null;
  paidAt: number | null;
  transactionId: string | null;
  /** When it was settled, enrolled or given back, without regard to how long a refund takes. */
  settledAt: number | null;
  closedAt: number | null;
  /** Of the whole payment, where another amount than the order's came in. */
  refund: Refund | null;
  /** When it is to be looked at next, and how often that was in vain; absent: nothing is open. */
  dueAt?: number;
  looks: number;
}

/**
 * - `contribution`, `makeUp`: paid by residents. `unassigned`: paid, but not what the order asked for. `refund`: given back
 *   to them, negative. These four are what the collector's bill shows.
 * - `aid`, `subsidy`: owed by government for who is enrolled. `aidReversal`, `subsidyReversal`: owed no more, negative.
 */
export const LEDGER_KINDS = [
  'contribution',
  'makeUp',
  'unassigned',
  'refund',
  'aid',
  'aidReversal',
  'subsidy',
  'subsidyReversal',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** `_id`: `ledger:{order}:{person}:{year}:{kind}`. Written once, never changed, never removed. */
export interface LedgerEntry extends Stored {
  orderNumber: string;
  /** Null: of an order as a whole. */
  personId: string | null;
  region: Region;
  benefitYear: number;
  kind: LedgerKind;
  amountFen: Fen;
  /** Of a refund: the collector's number of it. */
  refundNumber?: string;
  /** When the money moved, or was owed, and the day of that in China. */
  at: number;
  day: CivilDate;
}

/** `_id`: what is gone through. How far a job has come that takes several runs. */
export interface Progress extends Stored {
  /** The id of the last one done; null: none yet. */
  after: string | null;
  done: boolean;
}
