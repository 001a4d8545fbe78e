import { type Fen, parseYuan, ZERO } from '@jiayibao/shared/money';

/** Who pays, always in this order, each with its colour and pattern (tokens.css). */
export const PAYERS = [
  { payer: 'basic', name: '统筹基金', pattern: 'p1' },
  { payer: 'criticalIllness', name: '大病保险', pattern: 'p2' },
  // Rare, and a subsidy too: it wears the top-up's pattern, and is named only where it pays.
  { payer: 'specialSubsidy', name: '专项补助', pattern: 'p3' },
  { payer: 'topUp', name: '倾斜补助', pattern: 'p3' },
  { payer: 'assistance', name: '医疗救助', pattern: 'p4' },
  { payer: 'selfPay', name: '自己付', pattern: 'p5' },
] as const;
export type Payer = (typeof PAYERS)[number]['payer'];

export type Share = { payer: Payer; name: string; pattern: string; fen: Fen; yuan: string };

/** What each payer pays of a settlement, from its amounts in yuan. */
export function sharesOf(amounts: Record<Payer, string>): Share[] {
  return PAYERS.map((payer) => {
    const yuan = amounts[payer.payer];
    return { ...payer, yuan, fen: parseYuan(yuan) ?? ZERO };
  });
}
