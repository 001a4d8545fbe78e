const HEAD = 2;
const TAIL = 3;

/** A document's number as it may be shown: the first 2 and last 3 characters, the rest as asterisks. */
export function maskNumber(number: string): string {
  const hidden = Math.max(0, number.length - HEAD - TAIL);
  if (hidden === 0) return '*'.repeat(number.length);
  return number.slice(0, HEAD) + '*'.repeat(hidden) + number.slice(-TAIL);
}
