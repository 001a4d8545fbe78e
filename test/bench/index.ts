/**
 * `npm run bench -- NAME [--json] […]`: measures one thing in one run, prints figures with their spread beside what
 * has to be reached, and ends with exit status 1 where that is missed.
 */
import { calc } from './calc';
import { contribution } from './contribution';
import { desk } from './desk';
import { preview } from './preview';

/** What a bench gives: figures for machines, lines for people, and whether all is reached. */
export interface Report {
  figures: Record<string, unknown>;
  lines: string[];
  reached: boolean;
}

const benches: Record<string, (options: string[]) => Promise<Report>> = {
  calc,
  contribution,
  desk,
  preview,
};

async function main([name = '', ...options]: string[]): Promise<void> {
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    process.stderr.write(`用法：npm run bench -- ${Object.keys(benches).join('|')} [--json]\n`);
    process.exitCode = 2;
    return;
  }
  const { figures, lines, reached } = await bench(options.filter((option) => option !== '--json'));
  const text = options.includes('--json')
    ? JSON.stringify({ bench: name, reached, ...figures })
    : lines.join('\n');
  process.stdout.write(`${text}\n`);
  if (!reached) process.exitCode = 1;
}

void main(process.argv.slice(2));
