/** The names that an expression can see. */
export type Scope = Record<string, unknown>;

const compiled = new Map<string, (scope: Scope) => unknown>();

/** Evaluates the inside of `{{ }}`. Like WXML, it knows no names but the scope's, and nothing of undefined throws. */
export function evaluate(expression: string, scope: Scope): unknown {
  let run = compiled.get(expression);
  if (run === undefined) {
    run = new Function('scope', `with (scope) { return (${expression}); }`) as (scope: Scope) => unknown;
    compiled.set(expression, run);
  }
  try {
    return run(new Proxy(scope, { has: (_, name) => name !== Symbol.unscopables }));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The value of an attribute or text: that of its one expression, or a string of its parts. */
export function interpolate(source: string, scope: Scope): unknown {
  const whole = /^\s*\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(source);
  if (whole !== null) return evaluate(whole[1] as string, scope);
  return source.replace(/\{\{(.*?)\}\}/gs, (_, expression: string) =>
    String(evaluate(expression, scope) ?? ''),
  );
}
