import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneralComponent } from 'glass-easel';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Weapp } from '../host';
import { dom } from './window';

// After the window that it looks for when it loads.
const engine: typeof import('glass-easel') = require('glass-easel');

type Compiled = Record<string, unknown>;

/**
 * The page that a Weapp has open, rendered by WeChat's own template engine (glass-easel) from the same setData calls:
 * an independent witness of what the host's renderer shows, and another way to tap.
 */
export class Mirror {
  private root: GeneralComponent | null = null;
  private shown: unknown = null;
  private readonly compiled: Compiled;
  private readonly stop: () => void;

  /** `build`: the folder of the build that the app runs. */
  constructor(
    private readonly app: Weapp,
    build: string,
  ) {
    this.compiled = compile(build);
    this.stop = app.watch((instance, patch) => {
      if (instance === null || instance !== this.shown) return;
      const paths = Object.entries(patch).map(([path, value]) => [path.replace(/\.\[/g, '['), value]);
      this.root?.setData(Object.fromEntries(paths));
    });
  }

  close(): void {
    this.stop();
    this.unmount();
  }

  /** Everything that the page shows, without its spaces. */
  text(): string {
    return (this.element().textContent ?? '').replace(/\s/g, '');
  }

  /** Taps the innermost element of that label or text. */
  tap(look: string): void {
    this.trigger(look, 'tap', {}, { bubbles: true, composed: true });
  }

  /** Types a value into the field of that label, in place of what it held. */
  input(label: string, value: string): void {
    this.trigger(label, 'input', { value, cursor: value.length }, {});
  }

  private trigger(look: string, type: string, detail: object, options: object): void {
    const all = [...this.element().querySelectorAll('*')].filter(
      (element) => element.getAttribute('aria-label') === look || element.textContent?.trim() === look,
    );
    const innermost = all.at(-1) as (Element & { __wxElement?: object }) | undefined;
    if (innermost?.__wxElement === undefined)
      throw new Error(`${look} is not in ${this.element().textContent}`);
    const fire = engine.Element.prototype.triggerEvent as (...values: unknown[]) => void;
    fire.call(innermost.__wxElement, type, detail, options);
  }

  /** The page's place in the document, mounted anew whenever another page is open. */
  private element(): HTMLElement {
    const page = this.app.stack.top;
    if (page !== this.shown) {
      this.unmount();
      this.shown = page;
      this.root = this.mount(page.route, page.data, (event) =>
        (page.eh as (event: object) => void).call(page, event),
      );
    }
    return (this.root as GeneralComponent).getBackendElement() as unknown as HTMLElement;
  }

  private mount(path: string, data: object, eh: (event: object) => void): GeneralComponent {
    const space = new engine.ComponentSpace();
    const methods = { eh: (event: { target: object; currentTarget: object }) => eh(plain(event)) };
    const comp = {
      is: 'comp',
      using: { comp: 'comp' },
      properties: { i: { type: Object, value: {} }, l: { type: String, value: '' } },
      options: { virtualHost: true },
      template: this.template('comp'),
      methods,
    };
    space.defineComponent(comp as never);
    const copy = JSON.parse(JSON.stringify(data));
    const page = { is: path, using: { comp: 'comp' }, data: copy, template: this.template(path), methods };
    const definition = space.defineComponent(page as never);
    const backend = new engine.CurrentWindowBackendContext();
    const root = engine.Component.createWithContext(
      'page',
      definition.general(),
      backend,
    ) as GeneralComponent;
    const host = dom.window.document.createElement('div');
    dom.window.document.body.append(host);
    host.append(root.getBackendElement() as unknown as HTMLElement);
    engine.Element.pretendAttached(root);
    return root;
  }

  private unmount(): void {
    if (this.root === null) return;
    engine.Element.pretendDetached(this.root);
    (this.root.getBackendElement() as unknown as HTMLElement).parentElement?.remove();
    this.root = null;
    this.shown = null;
  }

  private template(path: string): object {
    return { groupList: this.compiled, content: this.compiled[path] };
  }
}

/** An event as the logic layer gets it: the elements by id and dataset. */
function plain(event: { target: object; currentTarget: object }): object {
  const mark = (element: object) => {
    const { id, dataset } = element as { id: string; dataset: object };
    return { id, dataset };
  };
  const { type, timeStamp, detail } = event as { type?: string; timeStamp?: number; detail?: object };
  return { type, timeStamp, detail, target: mark(event.target), currentTarget: mark(event.currentTarget) };
}

/** Compiles every template and script module of a build. */
function compile(build: string): Compiled {
  const group = new TmplGroup();
  for (const file of readdirSync(build, { recursive: true, encoding: 'utf8' })) {
    const path = file.replace(/\.(wxml|wxs)$/, '');
    if (path === file) continue;
    const source = readFileSync(join(build, file), 'utf8');
    if (file.endsWith('.wxs')) group.addScript(path, source);
    // What Taro writes for WeChat's older engine, in the words of this one.
    else
      group.addTmpl(
        path,
        source.replace(/\b(bind|catch)(?=[a-z]+=)/g, '$1:').replace(/root\.cn\.\[0\]/g, 'root.cn[0]'),
      );
  }
  const compiled = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Compiled;
  group.free();
  return compiled;
}
