/**
 * Looks at the page as it stands; runs inside the browser, so it may use nothing from outside itself.
 * Gives what is wrong, one sentence a fault: sideways scrolling, text cut off, targets too small or covered,
 * what answers to a tap but is no control.
 */
export function inspect({ target }: { target: number }): string[] {
  const CONTROLS =
    'a[href], button, input, select, textarea, summary, [role="button"], [role="link"], [role="tab"], [role="switch"], [tabindex]:not([tabindex="-1"])';
  const faults: string[] = [];
  const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    );
  });
  const name = (element: Element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24);
    return `<${element.tagName.toLowerCase()} class="${element.className}"> ${words}`.trim();
  };
  /** Hidden from sight but not from screen readers: a box of one pixel, or clipped to nothing. */
  const unseen = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect();
      const { clipPath, clip, overflow } = getComputedStyle(at);
      if (overflow !== 'visible' && width <= 1 && height <= 1) return true;
      if (clipPath === 'inset(50%)' || clip === 'rect(0px, 0px, 0px, 0px)') return true;
    }
    return false;
  };

  // Sideways scrolling.
  const wide = document.scrollingElement as HTMLElement;
  if (wide.scrollWidth > innerWidth + 1)
    faults.push(`the page is ${wide.scrollWidth} px wide on ${innerWidth} px`);
  for (const element of all) {
    const { overflowX } = getComputedStyle(element);
    // A picture larger than its frame is moved about both ways, and by nothing else.
    const frame = element.querySelector('img') !== null && element.textContent === '';
    if (!frame && /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
      faults.push(`${name(element)} scrolls sideways`);
  }

  // Text: every line of it inside the screen and inside whatever cuts off.
  for (const element of all) {
    const texts = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim() !== '');
    if (texts.length === 0 || unseen(element)) continue;
    const range = document.createRange();
    const lines = texts.flatMap((text) => {
      range.selectNodeContents(text);
      return [...range.getClientRects()];
    });
    if (lines.some(({ left, right }) => left < -1 || right > innerWidth + 1)) {
      faults.push(`${name(element)} leaves the screen`);
      continue;
    }
    // What can be scrolled to is not cut off: past a scroller only the other direction counts.
    const scrolled = { x: false, y: false };
    for (let at: HTMLElement | null = element; at !== null && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      scrolled.x ||= /auto|scroll/.test(overflowX);
      scrolled.y ||= /auto|scroll/.test(overflowY);
      const cuts = (overflow: string, outside: (line: DOMRect) => boolean) =>
        /hidden|clip/.test(overflow) && lines.some(outside);
      const cutX =
        !scrolled.x && cuts(overflowX, (line) => line.left < box.left - 1 || line.right > box.right + 1);
      const cutY =
        !scrolled.y && cuts(overflowY, (line) => line.top < box.top - 2 || line.bottom > box.bottom + 2);
      const ellipsis = at === element && /hidden|clip/.test(overflowX) && at.scrollWidth > at.clientWidth + 1;
      if (!cutX && !cutY && !ellipsis) {
        // What is fixed to the screen is cut off by nothing that it lies in.
        if (position === 'fixed') break;
        continue;
      }
      faults.push(`${name(element)} is cut off by ${at === element ? 'its own box' : name(at)}`);
      break;
    }
  }
  const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  for (const field of all.filter((element) => element instanceof HTMLInputElement) as HTMLInputElement[]) {
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    pen.font = font;
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (field.value === '' && pen.measureText(field.placeholder).width > room + 1)
      faults.push(`${name(field)} has no room for its placeholder ${field.placeholder}`);
  }

  // Controls: big enough to hit, not covered. The hit area counts, not the drawing.
  const modal = all.filter((element) => element.getAttribute('aria-modal') === 'true').at(-1);
  const controls = all.filter((element) => element.matches(CONTROLS) && (modal?.contains(element) ?? true));
  for (const control of controls) {
    if (control.matches(':disabled, [aria-disabled="true"]')) continue;
    const hit = (unseen(control) ? control.closest('label') : control) as HTMLElement | null;
    if (hit === null) {
      faults.push(`${name(control)} cannot be seen and has no label to tap`);
      continue;
    }
    hit.scrollIntoView({ block: 'center', inline: 'nearest' });
    const box = hit.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const label = hit.closest('label');
    const hits = (atX: number, atY: number) => {
      const met = document.elementFromPoint(atX, atY);
      return met !== null && (hit.contains(met) || (label?.contains(met) ?? false));
    };
    if (!hits(x, y)) {
      faults.push(`${name(hit)} is covered by ${name(document.elementFromPoint(x, y) ?? document.body)}`);
      continue;
    }
    const reach = (dx: number, dy: number) => {
      let far = 0;
      while (far < target && hits(x + dx * (far + 0.5), y + dy * (far + 0.5))) far += 0.5;
      return far;
    };
    const width = Math.max(box.width, reach(-1, 0) + reach(1, 0));
    const height = Math.max(box.height, reach(0, -1) + reach(0, 1));
    if (width < target - 0.5 || height < target - 0.5)
      faults.push(
        `${name(hit)} can be hit on ${Math.round(width)} × ${Math.round(height)} px, not ${target}`,
      );
  }
  for (const element of all) {
    if (Number(element.getAttribute('tabindex') ?? 0) > 0)
      faults.push(`${name(element)} jumps the order of Tab`);
    const points = getComputedStyle(element).cursor === 'pointer';
    const inherited =
      element.parentElement !== null && getComputedStyle(element.parentElement).cursor === 'pointer';
    if (points && !inherited && element.closest(`${CONTROLS}, label`) === null)
      faults.push(`${name(element)} asks for a tap but is no control`);
  }
  scrollTo(0, 0);
  return faults;
}
