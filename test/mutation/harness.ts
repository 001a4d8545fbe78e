import { expect } from 'expect';
import fc from 'fast-check';
import { bind } from 'jest-each';

/** A test as its file declared it. */
export interface DeclaredTest {
  /** The file, then the names of what it stands in, then its own; tests of the same name are numbered. */
  id: string;
  file: string;
  run: () => unknown;
}

/** The same cases in every run: what kills a mutant does not depend on chance. */
fc.configureGlobal({ seed: 20261122 });

/** Stands in for jest's globals while `load` runs, and gives the tests declared meanwhile. `load` names each file. */
export function declaredBy(load: (enter: (file: string) => void) => void): DeclaredTest[] {
  const tests = new Map<string, DeclaredTest>();
  const path: string[] = [];
  let file = '';
  const describe = (name: string, body: () => void) => {
    path.push(name);
    body();
    path.pop();
  };
  const test = (name: string, run: () => unknown) => {
    const plain = [file, ...path, name].join(' ');
    let id = plain;
    for (let n = 2; tests.has(id); n += 1) id = `${plain} (${n})`;
    tests.set(id, { id, file, run });
  };
  Object.assign(globalThis, {
    expect,
    describe: Object.assign(describe, { each: bind(describe as never) }),
    test: Object.assign(test, { each: bind(test as never) }),
  });
  load((entered) => {
    file = entered;
  });
  return [...tests.values()];
}
