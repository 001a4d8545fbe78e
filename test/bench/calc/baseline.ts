import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { calculate } from '@jiayibao/shared/calculate';

/** Run by the bench `calc`: times JSON.parse of a file's lines and JSON.stringify of their answers, nothing else. */
const LINES_AT_ONCE = 1000;
const used = { seconds: 0, cpuSeconds: 0 };
let written = 0;

function timed<T>(work: () => T): T {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = work();
  used.seconds += (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  used.cpuSeconds += (user + system) / 1e6;
  return result;
}

function take(lines: readonly string[]): void {
  const requests = timed(() => lines.map((line) => JSON.parse(line) as unknown));
  const answers = requests.map((request) => calculate(request));
  const texts = timed(() => answers.map((answer) => JSON.stringify(answer)));
  written += texts.reduce((sum, { length }) => sum + length, 0);
}

async function main(): Promise<void> {
  let lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(process.argv[2] as string) })) {
    lines.push(line);
    if (lines.length < LINES_AT_ONCE) continue;
    take(lines);
    lines = [];
  }
  take(lines);
  process.stdout.write(JSON.stringify({ ...used, written }));
}

void main();
