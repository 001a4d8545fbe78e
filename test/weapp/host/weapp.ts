import { join } from 'node:path';
import { call, type Instance } from './instance';
import { Logic } from './logic';
import { Stack } from './stack';
import { type Asked, makeWx, type Phone } from './wx';
import { type Element, elements, linesOf, textOf, Wxml } from './wxml';

/** How long a waited-for state may take, in milliseconds. */
const PATIENCE = 8000;

export type WeappOptions = {
  /** The folder of the build; miniprogram/dist/weapp unless given. */
  build?: string;
  /** The cloud: a function's name and data to its result. Without it every call fails. */
  callFunction?(name: string, data: unknown): Promise<unknown>;
  /** Its storage: a path there and one on the phone. Without it every upload fails. */
  uploadFile?(cloudPath: string, filePath: string): Promise<unknown>;
  /** WeChat's cashier. Without it, or where it rejects (`cancel`), nothing is said to be paid. */
  requestPayment?(parameters: Record<string, unknown>): Promise<unknown>;
  /** What lies in the phone's storage at the start, by key. */
  storage?: Record<string, unknown>;
  theme?: 'light' | 'dark';
};

/** What to look for: a label or visible text as it stands, or a part of either as a regular expression. */
export type Look = string | RegExp | Element;

/** A mini-program build, running in this process: what is on the screen, and a person who taps and types. */
export class Weapp {
  /** Toasts, dialogues, titles and the like, in order. */
  readonly asked: Asked[] = [];
  readonly stack: Stack;
  /** The answers to dialogues to come: by default they are dismissed. */
  answer: (asked: Asked) => Record<string, unknown> | undefined = () => undefined;
  private readonly phone: Phone;
  private readonly wx: Record<string, unknown>;
  private readonly logic: Logic;
  private readonly wxml: Wxml;
  private readonly watchers = new Set<(instance: Instance, patch: Record<string, unknown>) => void>();

  /** Starts the app at its first page. Call `close` in the end. */
  constructor(options: WeappOptions = {}) {
    const build = options.build ?? join(__dirname, '../../../miniprogram/dist/weapp');
    const {
      callFunction = () => Promise.reject(new Error('no cloud')),
      uploadFile = () => Promise.reject(new Error('no cloud')),
      requestPayment = () => Promise.reject(new Error('cancel')),
      storage = {},
      theme = 'light',
    } = options;
    this.phone = {
      theme,
      storage: new Map(Object.entries(storage).map(([key, value]) => [key, JSON.stringify(value)])),
      online: true,
      callFunction,
      uploadFile,
      requestPayment,
      answer: (asked) => this.answer(asked),
      asked: this.asked,
      changed: () => this.tell(null, {}),
    };
    this.wx = makeWx(
      this.phone,
      () => this.stack,
      () => this.logic,
    );
    const app: { instance?: object } = {};
    this.logic = new Logic(build, {
      wx: this.wx,
      getApp: () => app.instance,
      getCurrentPages: () => [...this.stack.pages],
    });
    this.wxml = new Wxml(build);
    this.stack = new Stack(build, this.logic, (instance, patch) => this.tell(instance, patch));
    const definition = this.logic.load('app');
    app.instance = definition;
    const launch = (this.wx.getLaunchOptionsSync as () => object)();
    call(definition as Instance, 'onLaunch', launch);
    call(definition as Instance, 'onShow', launch);
    this.stack.reLaunch(`/${this.stack.app.pages[0]}`);
  }

  /** Stops the app's timers. */
  close(): void {
    this.watchers.clear();
    this.logic.close();
  }

  /** The path of the page that is seen. */
  get page(): string {
    return this.stack.top.route;
  }

  /** What the page that is seen shows, custom tab bar included. */
  get screen(): Element {
    const page = this.stack.top;
    const screen = this.wxml.render(page.route, page.data);
    const bar = this.stack.tabBars.get(page);
    if (bar !== undefined) screen.children.push(this.wxml.render(bar.route, bar.data));
    return screen;
  }

  /** The text on the screen, line by line. */
  text(): string {
    return linesOf(this.screen);
  }

  /** What the app keeps in the phone's storage under a key, or undefined. */
  stored(key: string): unknown {
    const kept = this.phone.storage.get(key);
    return kept === undefined ? undefined : JSON.parse(kept);
  }

  /**
   * The element with that label (aria-label) or else that text: the innermost one. Where several match, `nth`
   * (from 0) chooses; without it they are an error, as is none. `within`: only what lies inside that element.
   */
  find(look: Look, { nth, within }: { nth?: number; within?: Element } = {}): Element {
    if (typeof look === 'object' && !(look instanceof RegExp)) return look;
    const matches = (text: unknown) =>
      look instanceof RegExp ? look.test(String(text ?? '')) : text === look;
    const all = [...elements(within ?? this.screen)];
    let found = all.filter(({ attributes }) => matches(attributes['aria-label']));
    if (found.length === 0)
      found = all.filter(
        (one) => matches(textOf(one)) && !insides(one).some((inside) => matches(textOf(inside))),
      );
    if (found.length === 0) throw new Error(`${look} is not on the screen of ${this.page}:\n${this.text()}`);
    if (nth === undefined && found.length > 1)
      throw new Error(`${found.length} elements match ${look}: say which (nth)`);
    const one = found[nth ?? 0];
    if (one === undefined) throw new Error(`only ${found.length} elements match ${look}`);
    return one;
  }

  /** Whether something with that label or text is on the screen. */
  has(look: string | RegExp): boolean {
    try {
      this.find(look, { nth: 0 });
      return true;
    } catch {
      return false;
    }
  }

  /** Taps an element. */
  tap(look: Look, which?: { nth?: number; within?: Element }): void {
    const element = this.find(look, which);
    const touch = {
      touches: [{ pageX: 1, pageY: 1, clientX: 1, clientY: 1 }],
      changedTouches: [{ pageX: 1, pageY: 1 }],
    };
    for (const type of ['touchstart', 'touchend']) this.fire(element, type, {}, touch);
    if (element.attributes.disabled !== true) this.fire(element, 'tap', { x: 1, y: 1 }, touch);
  }

  /** Types a value into the field that an element is or contains, in place of what it held. */
  input(look: Look, value: string, which?: { nth?: number; within?: Element }): void {
    const field = [...elements(this.find(look, which))].find(
      ({ tag }) => tag === 'input' || tag === 'textarea',
    );
    if (field === undefined) throw new Error(`${String(look)} is no field`);
    const detail = { value, cursor: value.length };
    for (const type of ['focus', 'input', 'blur']) this.fire(field, type, detail);
  }

  /** Sends an event to an element, as the kit's own controls do: `change` of a picker, `submit` of a form. */
  fire(element: Element, type: string, detail: object, more: object = {}): void {
    const mark = ({ attributes: { id = '', 'data-sid': sid } }: Element) => ({ id, dataset: { sid } });
    const handled = this.stack.top;
    for (let at: Element | null = element; at !== null; at = BUBBLING.has(type) ? at.parent : null) {
      const handler = at.handlers[type];
      if (handler === undefined) continue;
      const event = {
        type,
        timeStamp: performance.now(),
        detail,
        target: mark(element),
        currentTarget: mark(at),
        ...more,
      };
      call(handled, handler.name, this.logic.copy(event));
      if (handler.caught) return;
    }
  }

  /** Changes the phone's theme, as the person does in its settings. */
  setTheme(theme: 'light' | 'dark'): void {
    this.phone.theme = theme;
    (this.wx.emit as (event: string, detail: object) => void)('ThemeChange', { theme });
  }

  /** Cuts or restores the network. */
  setOnline(online: boolean): void {
    this.phone.online = online;
    const detail = { isConnected: online, networkType: online ? 'wifi' : 'none' };
    (this.wx.emit as (event: string, detail: object) => void)('NetworkStatusChange', detail);
  }

  /** Goes back, as the person does with the phone's own button. */
  back(): void {
    this.stack.navigateBack();
  }

  /** Calls the watcher at every change of a page's data (null: something else changed). Gives its end. */
  watch(watcher: (instance: Instance | null, patch: Record<string, unknown>) => void): () => void {
    this.watchers.add(watcher as never);
    return () => void this.watchers.delete(watcher as never);
  }

  /**
   * Resolves with the first truthy value of `ready`, asked now and after every change; an exception counts as not
   * yet. Rejects with what is on the screen when it takes too long. A text or pattern: when it is on the screen.
   */
  waitFor<T>(ready: (() => T) | string | RegExp): Promise<NonNullable<T>> {
    const ask = typeof ready === 'function' ? ready : () => this.has(ready) as T;
    return new Promise((resolve, reject) => {
      let last: unknown;
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        stop();
        settle();
      };
      const look = () => {
        try {
          const value = ask();
          if (value) finish(() => resolve(value));
        } catch (error) {
          last = error;
        }
      };
      const timer = setTimeout(() => {
        const why = last instanceof Error ? `\n${last.message}` : '';
        finish(() => reject(new Error(`waited in vain for ${ready} on ${this.page}:\n${this.text()}${why}`)));
      }, PATIENCE);
      const stop = this.watch(look);
      look();
    });
  }

  private tell(instance: Instance | null, patch: Record<string, unknown>): void {
    for (const watcher of [...this.watchers]) watcher(instance as Instance, patch);
  }
}

const insides = ({ children }: Element) => children.filter((child) => typeof child !== 'string') as Element[];

/** The events that rise to an element's ancestors. */
const BUBBLING = new Set([
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'tap',
  'longpress',
  'longtap',
]);
