import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Context, createContext, Script } from 'node:vm';

/** What `App`, `Page` and `Component` were given: data, life-cycle functions and handlers, free in form. */
export type Definition = { data?: object; [name: string]: unknown };

/**
 * The logic layer: runs a build's JavaScript as WeChat does, in a world of its own with no window, document,
 * process or eval, no Intl, and modules that are found by path alone.
 */
export class Logic {
  /** What the build's files registered, by path without extension. */
  readonly registered = new Map<string, Definition>();
  private readonly context: Context;
  private readonly loaded = new Map<string, { exports: unknown }>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private current = '';

  /** `build`: the folder of the build. `globals`: what WeChat puts there (wx, getApp, getCurrentPages). */
  constructor(
    private readonly build: string,
    globals: Record<string, unknown>,
  ) {
    const register = (definition: Definition) => this.registered.set(this.current, definition);
    const timer =
      (set: typeof setTimeout, again: boolean) =>
      (run: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) => {
        const handle = set(() => {
          if (!again) this.timers.delete(handle);
          run(...values);
        }, delay);
        this.timers.add(handle);
        return handle;
      };
    const clear = (handle?: NodeJS.Timeout) => {
      clearTimeout(handle);
      if (handle !== undefined) this.timers.delete(handle);
    };
    this.context = createContext(
      {
        console,
        setTimeout: timer(setTimeout, false),
        setInterval: timer(setInterval as never, true),
        clearTimeout: clear,
        clearInterval: clear,
        App: register,
        Page: register,
        Component: register,
        Behavior: (definition: Definition) => definition,
        ...globals,
      },
      { codeGeneration: { strings: false, wasm: false } },
    );
    // Android's WeChat has none.
    new Script('delete globalThis.Intl').runInContext(this.context);
  }

  /** Runs the file of an app, page or component once (path without extension) and gives what it registered. */
  load(path: string): Definition {
    this.require(`${path}.js`);
    const definition = this.registered.get(path);
    if (definition === undefined) throw new Error(`${path}.js registered nothing`);
    return definition;
  }

  /** A value as the logic layer's own realm would hold it after crossing between the layers. */
  copy<T>(value: T): T {
    const text = JSON.stringify(value);
    return text === undefined ? value : new Script(`(${text})`).runInContext(this.context);
  }

  /** Stops every timer. */
  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private require(path: string): unknown {
    const known = this.loaded.get(path);
    if (known !== undefined) return known.exports;
    const file = join(this.build, path);
    if (!existsSync(file)) throw new Error(`module '${path}' is not defined`);
    const module = { exports: {} };
    this.loaded.set(path, module);
    const source = `(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`;
    const run = new Script(source, { filename: file }).runInContext(this.context);
    const before = this.current;
    this.current = path.replace(/\.js$/, '');
    const relative = (to: string) =>
      this.require(
        `${posix.join(to.startsWith('/') ? '' : posix.dirname(path), to).replace(/\.js$/, '')}.js`,
      );
    try {
      run(relative, module, module.exports);
    } finally {
      this.current = before;
    }
    return module.exports;
  }
}
