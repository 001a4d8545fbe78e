const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The 18th character of a number whose first 17 are digits (GB 11643). */
export function checkCharacter(first17: string): string {
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    sum += weight * Number(first17[i]);
  });
  return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length);
}

/** Completes 17 digits to a number with its check character: for demo people and tests. */
export function residentIdWithCheck(first17: string): string {
  return first17 + checkCharacter(first17);
}
