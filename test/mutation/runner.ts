import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { bundleOf } from './bundle';
import { type DeclaredTest, declaredBy } from './harness';
import { TESTS } from './tests';

/** What Stryker's instrumented code reads and writes. */
interface Instrumentation {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { static: object; perTest: object };
}
const instrumentation: Instrumentation = {};
Object.assign(globalThis, { __stryker__: instrumentation });

interface MutantRun {
  activeMutant: { id: string };
  mutantActivation: 'runtime' | 'static';
  testFilter?: string[];
  hitLimit?: number;
  disableBail: boolean;
}

const SUCCESS = 0;
const FAILED = 1;

/**
 * Stryker's test runner (its TestRunner interface) without jest: the chosen tests in one bundle, evaluated anew for
 * each mutant, since the code keeps caches, and run in this process. A mutant costs milliseconds.
 */
class Runner {
  private script: Script | null = null;
  private readonly load = createRequire(join(process.cwd(), 'package.json'));

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.script = new Script(await bundleOf(TESTS, process.cwd()), { filename: 'tests.js' });
  }

  async dryRun() {
    instrumentation.mutantCoverage = { static: {}, perTest: {} };
    const tests = [];
    try {
      for (const one of this.tests()) {
        const started = performance.now();
        instrumentation.currentTestId = one.id;
        const failureMessage = await failureOf(one);
        instrumentation.currentTestId = undefined;
        const timeSpentMs = performance.now() - started;
        const known = { id: one.id, name: one.id, fileName: join(process.cwd(), one.file), timeSpentMs };
        tests.push(
          failureMessage === null
            ? { ...known, status: SUCCESS }
            : { ...known, status: FAILED, failureMessage },
        );
      }
    } catch (thrown) {
      return { status: 'error', errorMessage: String(thrown) };
    }
    return { status: 'complete', tests, mutantCoverage: instrumentation.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }: MutantRun) {
    Object.assign(instrumentation, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    if (mutantActivation === 'static') instrumentation.activeMutant = activeMutant.id;
    const wanted = testFilter && new Set(testFilter);
    const killedBy: string[] = [];
    let failureMessage = '';
    let nrOfTests = 0;
    try {
      const tests = this.tests();
      instrumentation.activeMutant = activeMutant.id;
      for (const one of tests) {
        if (wanted && !wanted.has(one.id)) continue;
        nrOfTests += 1;
        const failure = await failureOf(one);
        if (failure === null) continue;
        failureMessage ||= failure;
        killedBy.push(one.id);
        if (!disableBail) break;
      }
    } catch (thrown) {
      failureMessage = String(thrown);
      killedBy.push('loading');
    } finally {
      instrumentation.activeMutant = undefined;
    }
    const { hitCount = 0 } = instrumentation;
    if (hitLimit !== undefined && hitCount > hitLimit)
      return { status: 'timeout', reason: `Hit limit reached (${hitCount}/${hitLimit})` };
    if (killedBy.length === 0) return { status: 'survived', nrOfTests };
    return { status: 'killed', killedBy, failureMessage, nrOfTests };
  }

  private tests(): DeclaredTest[] {
    const define = (this.script as Script).runInThisContext() as (
      require: NodeJS.Require,
      enter: (file: string) => void,
    ) => void;
    return declaredBy((enter) => define(this.load, enter));
  }
}

async function failureOf({ run }: DeclaredTest): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (thrown) {
    return String(thrown);
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'bundle', injectableClass: Runner }];
