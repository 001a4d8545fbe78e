/** What Stryker's JSON report says, of it what is needed here. */
export interface StrykerReport {
  files: Record<string, { source: string; mutants: Mutant[] }>;
}

interface Position {
  line: number;
  column: number;
}

interface Mutant {
  mutatorName: string;
  replacement: string;
  status: string;
  location: { start: Position; end: Position };
}

/** Why mutants that no test kills may live: those that turn `was` into `is` in a file, wherever `line` occurs. */
export interface Reason {
  file: string;
  line: string;
  /** Replacements as Stryker writes them, in one line. */
  is: string[];
  reason: string;
}

export interface Survivor {
  file: string;
  /** The source's line, without the blanks around it, and its number. */
  line: string;
  at: number;
  was: string;
  is: string;
  reason: string | null;
}

export interface Score {
  file: string;
  killed: number;
  survived: number;
}

const KILLED = ['Killed', 'Timeout'];
const ALIVE = ['Survived', 'NoCoverage'];
const LONGEST_SHOWN = 100;

/** Scores by file and the mutants that live, each with its reason; reasons that no mutant needs any more are stale. */
export function assessed(report: StrykerReport, reasons: readonly Reason[]) {
  const scores: Score[] = [];
  const survivors: Survivor[] = [];
  const used = new Set<Reason>();
  for (const [file, { source, mutants }] of Object.entries(report.files).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const lines = source.split('\n');
    const alive = mutants.filter(({ status }) => ALIVE.includes(status));
    const killed = mutants.filter(({ status }) => KILLED.includes(status)).length;
    if (killed + alive.length > 0) scores.push({ file, killed, survived: alive.length });
    for (const { location, replacement } of alive) {
      const line = (lines[location.start.line - 1] ?? '').trim();
      const is = flat(replacement);
      const known = reasons.find((one) => one.file === file && one.line === line && one.is.includes(is));
      if (known) used.add(known);
      const was = flat(textAt(lines, location));
      survivors.push({ file, line, at: location.start.line, was, is, reason: known?.reason ?? null });
    }
  }
  survivors.sort((a, b) => (a.file === b.file ? a.at - b.at : a.file < b.file ? -1 : 1));
  const tested = new Set(scores.map(({ file }) => file));
  const stale = reasons.filter((one) => tested.has(one.file) && !used.has(one));
  return { scores, survivors, stale };
}

function textAt(lines: readonly string[], { start, end }: Mutant['location']): string {
  if (start.line === end.line) return (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1);
  return `${(lines[start.line - 1] ?? '').slice(start.column - 1)} …`;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Killed of all, in per cent. */
export function percentOf(scores: readonly Score[]): number {
  const killed = scores.reduce((sum, one) => sum + one.killed, 0);
  const all = scores.reduce((sum, one) => sum + one.killed + one.survived, 0);
  return all === 0 ? 0 : (100 * killed) / all;
}

const shown = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
const code = (text: string) => `\`${shown(text).replaceAll('`', 'ˋ').replaceAll('|', '\\|')}\``;

/** docs/mutation.md. */
export function documentOf({ scores, survivors }: ReturnType<typeof assessed>): string {
  const rows = scores.map((one) => {
    const percent = percentOf([one]).toFixed(1);
    return `| ${one.file} | ${one.killed} | ${one.survived} | ${percent} % |`;
  });
  const sum = (of: 'killed' | 'survived') => scores.reduce((total, one) => total + one[of], 0);
  const alive = survivors.map(
    ({ file, at, was, is, reason }) =>
      `| ${file}:${at} | ${code(was)} | ${code(is)} | ${reason ?? '**none yet**'} |`,
  );
  return [
    '# Mutation testing',
    '',
    'Made by `npm run mutate`, which changes money, dates and rules in one place at a time (Stryker) and runs the',
    'tests of `test/mutation/tests.ts` against each change. Not changed: `explain.ts` and `step-titles.ts`, words for',
    'the screen. Reasons are kept in `test/mutation/reasons.json`; the command fails where a survivor has none, where',
    'a reason has no survivor, and below 90 %.',
    '',
    '| file | killed | survived | score |',
    '| --- | --- | --- | --- |',
    ...rows,
    `| **all** | ${sum('killed')} | ${sum('survived')} | **${percentOf(scores).toFixed(1)} %** |`,
    '',
    '## Survivors',
    '',
    '| where | source | mutant | why it may live |',
    '| --- | --- | --- | --- |',
    ...alive,
    '',
  ].join('\n');
}
