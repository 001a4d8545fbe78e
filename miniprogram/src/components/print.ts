/** WeChat does not print. */
export const printPage: (() => void) | null = null;
