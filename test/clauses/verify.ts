/**
 * `npm run verify:clauses [-- WORD]`: whether each citation in rules and parameters is alive: a small change of what
 * carries it turns one of its clause's worked cases red, and one of their answers names it. Exit status 1 where one
 * is dead. WORD: only citations whose id, file or place contains it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { calculate as published } from '@jiayibao/shared/calculate';
import { type ParameterSet, parseParameters } from '@jiayibao/shared/policy';
import { type BuildContext, context } from 'esbuild';
import { citedIn, holds } from './answers';
import { casesOf } from './cases';
import { type Citation, citationsInRules, ROOT, RULES } from './citations';
import type { Mutant } from './mutants';
import { type Figure, figures } from './parameters';
import { parametersOf, type WorkedCase } from './worked';

type Calculate = typeof published;

function isRed(calculate: Calculate, worked: WorkedCase, set?: ParameterSet): boolean {
  try {
    return !holds(calculate(worked.request, parametersOf(worked, set)), worked);
  } catch {
    return true;
  }
}

/** Builds the calculation with one of its files changed. */
class Workshop {
  private changed: { path: string; source: Buffer } | null = null;
  private readonly context: Promise<BuildContext>;
  private readonly load = createRequire(join(ROOT, 'shared/package.json'));
  private readonly red = new Map<string, Set<WorkedCase>>();

  constructor() {
    this.context = context({
      absWorkingDir: ROOT,
      entryPoints: [`${RULES}/calculate.ts`],
      bundle: true,
      write: false,
      platform: 'node',
      packages: 'external',
      logLevel: 'silent',
      plugins: [
        {
          name: 'changed',
          setup: (build) =>
            build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
              path === this.changed?.path ? { contents: this.changed.source, loader: 'ts' } : null,
            ),
        },
      ],
    });
  }

  /** Whether one of the cases turns red with the mutant in place. */
  async turnsRed(file: string, mutant: Mutant, cases: readonly WorkedCase[]): Promise<boolean> {
    const key = [file, mutant.start, mutant.end, mutant.text].join();
    const known = this.red.get(key) ?? (await this.allRed(file, mutant));
    this.red.set(key, known);
    return cases.some((one) => known.has(one));
  }

  private async allRed(file: string, { start, end, text }: Mutant): Promise<Set<WorkedCase>> {
    const path = join(ROOT, file);
    const source = readFileSync(path);
    const changed = Buffer.concat([source.subarray(0, start), Buffer.from(text), source.subarray(end)]);
    this.changed = { path, source: changed };
    const { outputFiles } = await (await this.context).rebuild();
    const module = { exports: {} as { calculate: Calculate } };
    const code = outputFiles?.[0]?.text ?? '';
    try {
      new Function('module', 'exports', 'require', code)(module, module.exports, this.load);
    } catch {
      return new Set(casesOf());
    }
    return new Set(casesOf().filter((one) => isRed(module.exports.calculate, one)));
  }

  async close(): Promise<void> {
    await (await this.context).dispose();
  }
}

/** Why a citation in the rules is dead; null where it is alive. */
async function deathOf({ id, by, file, rings }: Citation, workshop: Workshop): Promise<string | null> {
  if (id === null) return 'there is no such clause, source or reading';
  const cases = casesOf(id);
  if (cases.length === 0) return 'no worked case is of it';
  if (by === 'code' && !cases.some((one) => citedIn(published(one.request, parametersOf(one))).has(id))) {
    return 'no answer to its cases names it';
  }
  for (const ring of rings) {
    for (const mutant of ring) if (await workshop.turnsRed(file, mutant, cases)) return null;
  }
  return `none of ${rings.at(-1)?.length ?? 0} changes turns a case of it red`;
}

function isParameterAlive({ clause, changed }: Figure): boolean {
  return changed().some((data) => {
    try {
      const set = parseParameters(data);
      return casesOf(clause).some((one) => isRed(published, one, set));
    } catch {
      return false;
    }
  });
}

async function main(): Promise<void> {
  const word = process.argv[2] ?? '';
  const wrong = casesOf().filter((one) => isRed(published, one));
  if (wrong.length > 0)
    throw new Error(`red without any change: ${wrong.map(({ name }) => name).join('；')}`);
  const counts = { alive: 0, dead: 0 };
  const report = (what: string, death: string | null) => {
    counts[death === null ? 'alive' : 'dead'] += 1;
    console.log(death === null ? `alive  ${what}` : `DEAD   ${what}: ${death}`);
  };
  const workshop = new Workshop();
  for (const citation of citationsInRules()) {
    const what = `${citation.written}  ${citation.file} ${citation.rule} (${citation.by})`;
    if (what.includes(word)) report(what, await deathOf(citation, workshop));
  }
  await workshop.close();
  for (const figure of figures()) {
    const what = `${figure.clause}  parameters ${figure.place}`;
    if (!what.includes(word)) continue;
    report(what, isParameterAlive(figure) ? null : 'no change of it turns a case of it red');
  }
  console.log(`${counts.alive} alive, ${counts.dead} dead`);
  if (counts.dead > 0) process.exitCode = 1;
}

void main();
