import type { Element, Weapp } from './host';

/** Chooses one of several, or ticks something, and waits until it is seen to be chosen. */
export async function choose(app: Weapp, look: string | RegExp): Promise<void> {
  await app.waitFor(look);
  const checked = () => {
    let at: Element | null = app.find(look);
    while (at !== null && at.attributes['aria-checked'] === undefined) at = at.parent;
    return at?.attributes['aria-checked'] === 'true';
  };
  app.tap(look);
  await app.waitFor(checked);
}
