/** The element of the page in front: pages behind it stay in the document. */
function find(selector: string): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(selector)];
  return found.find((element) => element.getClientRects().length > 0) ?? null;
}

/** Brings a field into sight and puts the cursor there. */
export function focusField(id: string): void {
  const target = find(`#${id} input, #${id} textarea, #${id} select, #${id} button`) ?? find(`#${id}`);
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

/** Brings what has opened into sight, as much of it as there is room for; the cursor stays where it is. */
export function bringToSight(id: string): void {
  find(`#${id}`)?.scrollIntoView({ block: 'nearest' });
}

/** Brings a part of the page into sight; the keyboard goes on from there. */
export function showPart(id: string): void {
  setTimeout(() => {
    const part = find(`#${id}`);
    if (!part) return;
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView({ block: 'nearest' });
  }, 0);
}

/** Shows the middle of what is larger than the frame with this id. */
export function centre(id: string): void {
  const frame = find(`#${id}`);
  frame?.scrollTo({
    left: (frame.scrollWidth - frame.clientWidth) / 2,
    top: (frame.scrollHeight - frame.clientHeight) / 2,
  });
}

/** After a refused step: the summary comes into sight, its first line under the cursor. */
export function showErrors(): void {
  setTimeout(() => focusField('error-summary'), 0);
}
