import type { PaymentParameters } from './pay.types';

/**
 * Browsers: leaves for the local cloud's cashier, which comes back to this page; it starts anew then and asks what
 * became of the order (`order.refresh`), so put its number into the page's address. Resolves where the page was kept as
 * it was and somebody went back to it.
 */
export function openCashier(parameters: PaymentParameters): Promise<void> {
  const from = location.pathname + location.search + location.hash;
  const back = new Promise<void>((resolve) => {
    addEventListener('pageshow', () => resolve(), { once: true });
  });
  location.assign(`/local/cashier?${new URLSearchParams({ ...parameters, from })}`);
  return back;
}
