/**
 * npm test [-- --only STEP [argument…]]: everything that has to hold, from a fresh clone.
 *
 * Runs every step that can still run, two at a time, one that uses all processors by itself alone, and ends with exit
 * status 1 where one failed. With --only: that step after those that it needs; arguments after its name go to its
 * command (a jest pattern, say).
 */

import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { ensureDependencies } from './ensure.mjs';
import { command, Plain, running } from './ground.mjs';

const AT_ONCE = 2;

const node = (...args) => ({ run: (more) => command(process.execPath, [...args, ...more]) });
const jest = (...args) => node('node_modules/jest/bin/jest.js', '--ci', ...args);
/** The journeys of a folder, or those that a pattern after the step's name matches. */
const journeys = (folder, ...args) => ({
  run: (more) => jest('--config', 'test/journeys.config.js', ...args).run(more.length > 0 ? more : [folder]),
});
/** A step of work that says by itself what it does. */
const quiet = (work) => async () => {
  await work();
  return { status: 0, output: '' };
};
const building = (target) => ({ run: quiet(() => build(target)) });

/** In the order in which they begin; `needs` names steps that have to have passed before. */
const STEPS = {
  simulation: {
    what: 'the yearly contribution under faults, 300 seeds',
    alone: true,
    ...node('local/bootstrap/run.mjs', 'test/simulation/index.ts', '--seeds', '300'),
  },
  functions: { what: 'build: functions', ...building('functions') },
  chromium: { what: 'a browser and Chinese fonts', run: quiet(ensureBrowser) },
  weapp: { what: 'build: weapp', ...building('weapp') },
  jest: { what: 'unit, property, function and conformance tests', needs: ['functions'], ...jest() },
  planted: {
    what: 'each planted mistake is found by the simulation',
    ...node('local/bootstrap/run.mjs', 'test/simulation/index.ts', '--seeds', '300', '--planted'),
  },
  h5: { what: 'build: h5', ...building('h5') },
  types: {
    what: 'types (tsc)',
    ...node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  },
  lint: { what: 'lint (biome)', ...node('node_modules/@biomejs/biome/bin/biome', 'check', '.') },
  arrows: { what: 'arrows between folders', ...node('local/bootstrap/run.mjs', 'test/arrows/index.ts') },
  sizes: { what: 'sizes of the weapp build', needs: ['weapp'], ...node('local/bootstrap/sizes.mjs') },
  host: {
    what: 'journeys through the weapp build',
    needs: ['weapp', 'functions'],
    ...journeys('test/weapp', '--runInBand'),
  },
  browser: {
    what: 'journeys in the browser',
    needs: ['h5', 'functions', 'chromium'],
    alone: true,
    ...journeys('test/e2e'),
  },
};

running(async () => {
  const [flag, only, ...more] = process.argv.slice(2);
  if (flag !== undefined && (flag !== '--only' || !(only in STEPS)))
    throw new Plain(`用法：npm test -- --only ${Object.keys(STEPS).join('|')}`);
  await ensureDependencies();
  const chosen = only === undefined ? Object.keys(STEPS) : [...(STEPS[only].needs ?? []), only];
  const results = await runAll(chosen, more);
  report(results);
  if ([...results.values()].some(({ outcome }) => outcome !== 'passed')) process.exitCode = 1;
});

/** Runs the named steps; gives a map of name to {outcome: passed|failed|skipped, seconds}, in the order given. */
async function runAll(names, more) {
  const results = new Map();
  const waiting = [...names];
  const under = new Set();
  while (waiting.length > 0 || under.size > 0) {
    const next = waiting.find((name) => (STEPS[name].needs ?? []).every((need) => results.has(need)));
    const alone = next !== undefined && STEPS[next].alone === true;
    if (next === undefined || under.size >= (alone ? 1 : AT_ONCE)) {
      await Promise.race(under);
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const step = runOne(next, results, next === names.at(-1) ? more : []).finally(() => under.delete(step));
    under.add(step);
    if (alone) await step;
  }
  return new Map(names.map((name) => [name, results.get(name)]));
}

async function runOne(name, results, more) {
  const { what, needs = [], run } = STEPS[name];
  if (needs.some((need) => results.get(need).outcome !== 'passed')) {
    results.set(name, { outcome: 'skipped', seconds: 0 });
    return;
  }
  const started = Date.now();
  const { status, output } = await run(more).catch((error) => ({ status: 1, output: error.message }));
  const seconds = (Date.now() - started) / 1000;
  const outcome = status === 0 ? 'passed' : 'failed';
  results.set(name, { outcome, seconds });
  const words = output.trim();
  process.stdout.write(
    `\n== ${name}: ${what}: ${outcome} in ${seconds.toFixed(1)} s\n${words}${words ? '\n' : ''}`,
  );
}

function report(results) {
  process.stdout.write('\n');
  for (const [name, { outcome, seconds }] of results)
    process.stdout.write(
      `${outcome.padEnd(8)}${seconds.toFixed(1).padStart(7)} s  ${name.padEnd(10)} ${STEPS[name].what}\n`,
    );
  const count = (wanted) => [...results.values()].filter(({ outcome }) => outcome === wanted).length;
  process.stdout.write(
    `\nsteps: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped\n`,
  );
}
