import type { Definition, Logic } from './logic';

/** A live page or component: its definition's members, its data, and setData. */
export type Instance = {
  /** The path that it was made from, without extension. */
  readonly is: string;
  readonly route: string;
  readonly data: object;
  setData(patch: Record<string, unknown>, done?: () => void): void;
  [name: string]: unknown;
};

/** Told of each change: the instance, and the patch as it crossed over. */
export type Watch = (instance: Instance, patch: Record<string, unknown>) => void;

/** Makes a live page or component of what a file registered. setData passes through JSON, as it does in WeChat. */
export function instantiate(path: string, definition: Definition, logic: Logic, watch: Watch): Instance {
  const instance: Instance = {
    ...(definition.methods as object | undefined),
    ...definition,
    is: path,
    route: path,
    data: logic.copy(definition.data ?? {}),
    setData(patch, done) {
      const crossed = logic.copy(patch);
      for (const [key, value] of Object.entries(crossed)) assign(instance.data, keysOf(key), value);
      watch(instance, crossed);
      if (done !== undefined) setTimeout(() => done.call(instance));
    },
    createSelectorQuery: noQuery,
    selectComponent: () => null,
    selectAllComponents: () => [],
    triggerEvent: () => {},
    getTabBar: () => null,
  };
  return instance;
}

/** Calls a life-cycle function where the definition has it, under `lifetimes` or not. */
export function call(instance: Instance, name: string, ...values: unknown[]): void {
  const lifetimes = instance.lifetimes as Record<string, unknown> | undefined;
  const run = instance[name] ?? lifetimes?.[name];
  if (typeof run === 'function') run.apply(instance, values);
}

/** The keys of a data path: `root.cn.[0].cl` and `a[0].b` alike. */
function keysOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((key) => key !== '');
}

function assign(target: object, keys: string[], value: unknown): void {
  let at = target as Record<string, unknown>;
  keys.slice(0, -1).forEach((key, i) => {
    if (typeof at[key] !== 'object' || at[key] === null)
      at[key] = /^\d+$/.test(keys[i + 1] as string) ? [] : {};
    at = at[key] as Record<string, unknown>;
  });
  at[keys.at(-1) as string] = value;
}

/** Nothing has a place on a screen here: every question about places is answered with null. */
export function noQuery(): object {
  const asked: (((answer: null) => void) | undefined)[] = [];
  const ask = (_options?: unknown, answer?: (answer: null) => void) => {
    asked.push(answer);
    return query;
  };
  const refs = {
    boundingClientRect: (answer?: (a: null) => void) => ask(null, answer),
    fields: ask,
    node: ask,
    context: ask,
    scrollOffset: (answer?: (a: null) => void) => ask(null, answer),
  };
  const query = {
    in: () => query,
    select: () => refs,
    selectAll: () => refs,
    selectViewport: () => refs,
    exec: (done?: (answers: null[]) => void) => {
      setTimeout(() => {
        for (const answer of asked) answer?.(null);
        done?.(asked.map(() => null));
      });
    },
  };
  return query;
}
