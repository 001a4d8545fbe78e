import * as z from '../zod';
import { benefitYear } from './contribution';
import { civilDate, countyCode, identityDocument, recordId, region } from './fields';
import { orderNumber } from './order';

const yuan = z.string();

/** `receipt.read`: of an order that was paid, or settled without payment. Printable; it is no fiscal invoice. */
export const receiptRead = {
  input: z.strictObject({ number: orderNumber }),
  output: z.strictObject({
    number: z.string(),
    region,
    county: countyCode,
    benefitYear: z.int(),
    /** When it was paid, or settled without payment (milliseconds). */
    at: z.int(),
    /** The collector's own number of the payment; null where nothing was due. */
    transaction: z.nullable(z.string()),
    paid: yuan,
    refunded: yuan,
    items: z.array(
      z.strictObject({
        name: z.string(),
        paid: yuan,
        /** Null where the caller does not see the person's record. */
        aid: z.nullable(yuan),
        makeUpYears: z.int(),
        refunded: yuan,
        /** Whether the person is enrolled by this order. */
        enrolled: z.boolean(),
        /** From when to when it covers; null where nobody is enrolled, or the caller does not see the record. */
        benefitPeriod: z.nullable(z.strictObject({ from: civilDate, to: civilDate })),
      }),
    ),
    /** What the contribution and the aid rest on. */
    clauses: z.array(z.string()),
    /** That it proves the payment and is no fiscal invoice, and where to get one. */
    words: z.string(),
  }),
};
export type ReceiptView = z.infer<typeof receiptRead.output>;

/** `certificate.read`: that a confirmed member is enrolled for a year, as of today. */
export const certificateRead = {
  input: z.strictObject({ memberId: recordId, benefitYear }),
  output: z.strictObject({
    name: z.string(),
    /** The number masked but for its ends. */
    document: z.strictObject({ kind: identityDocument.shape.kind, number: z.string() }),
    region,
    benefitYear: z.int(),
    from: civilDate,
    to: civilDate,
    /** The order behind it; null where it was not paid here. */
    orderNumber: z.nullable(z.string()),
    clauses: z.array(z.string()),
    issuedOn: civilDate,
    words: z.string(),
  }),
};
export type CertificateView = z.infer<typeof certificateRead.output>;
