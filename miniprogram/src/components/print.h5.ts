/** Prints the page in front, by the browser's own dialogue. */
export const printPage: (() => void) | null = () => window.print();
