import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const SAMPLE = readFileSync(join(ROOT, 'test/shared/cases/sample.jsonl'), 'utf8').trim().split('\n');
const OK = { operation: 'fundSplit', region: 'linxia', year: 2018 };
const LONGEST_LINE_BYTES = 32 * 1024 * 1024;

interface Outcome {
  status: number | null;
  answers: { ok: boolean; error?: { code: string } }[];
  stderr: string;
}

/** Runs the command on pieces of input, written one by one. */
function calc(...pieces: (string | Buffer)[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn('node', ['local/bootstrap/run.mjs', 'local/commands/calc.ts'], { cwd: ROOT });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      const lines = Buffer.concat(out).toString('utf8').split('\n').slice(0, -1);
      resolve({
        status,
        answers: lines.map((line) => JSON.parse(line)),
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
    const write = (i: number): void => {
      const piece = pieces[i];
      if (piece === undefined) child.stdin.end();
      else child.stdin.write(piece, () => setImmediate(write, i + 1));
    };
    write(0);
  });
}

const ok = JSON.stringify(OK);
const codes = ({ answers }: Outcome) => answers.map(({ error }) => error?.code ?? 'ok');

test('answers every line in order', async () => {
  const requests = SAMPLE.map((line) => JSON.stringify(JSON.parse(line).request));
  const { status, answers } = await calc(`${requests.join('\n')}\n`);
  expect(status).toBe(1);
  expect(answers).toHaveLength(SAMPLE.length);
  SAMPLE.forEach((line, i) => {
    expect(answers[i]).toMatchObject(JSON.parse(line).answer);
  });
}, 30_000);

test('exit status 0 when all is ok; no last newline, CRLF, blank lines and a byte order mark are taken', async () => {
  const outcome = await calc(`\uFEFF${ok}\r\n\r\n   \n\n${ok}\r\n${ok}`);
  expect(codes(outcome)).toEqual(['ok', 'ok', 'ok']);
  expect(outcome.status).toBe(0);
  expect((await calc('')).status).toBe(0);
}, 30_000);

test('a line that is no JSON, or too long, is refused and never stops the rest', async () => {
  const long = Buffer.alloc(LONGEST_LINE_BYTES + 1, 'x');
  const outcome = await calc('{"a"\n', `${ok}\n`, long, long, '\n', `${ok}\n\uFEFF${ok}\n{}`);
  expect(codes(outcome)).toEqual([
    'MALFORMED_REQUEST',
    'ok',
    'MALFORMED_REQUEST',
    'ok',
    'MALFORMED_REQUEST',
    'MALFORMED_REQUEST',
  ]);
  expect(outcome.status).toBe(1);
}, 60_000);

test('characters and lines may be cut anywhere between two reads', async () => {
  const line = Buffer.from(`${JSON.stringify({ ...OK, 备注: '家医保' })}\n${ok}\n`);
  const outcome = await calc(...Array.from(line, (_, i) => line.subarray(i, i + 1)));
  expect(codes(outcome)).toEqual(['MALFORMED_REQUEST', 'ok']);
  expect(outcome.answers[0]).toMatchObject({ error: { path: '备注' } });
}, 60_000);

/** Runs a shell line with `calc` standing for the command. */
function shell(line: string): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const command = line.replace('calc', 'node local/bootstrap/run.mjs local/commands/calc.ts');
    const child = spawn('bash', ['-o', 'pipefail', '-c', command], { cwd: ROOT });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (status) => resolve({ status, output }));
  });
}

test('input that cannot be read: exit status 2 and a plain sentence', async () => {
  const { status, output } = await shell('calc < .');
  expect(status).toBe(2);
  expect(output).toMatch(/^读不了输入[^\n]*。\n$/);
}, 30_000);

test('a reader that leaves early is no fault', async () => {
  const { status, output } = await shell(`yes '${ok}' | head -20000 | calc | head -1`);
  expect(output.split('\n')).toHaveLength(2);
  expect(output).not.toContain('Error');
  expect([0, 141]).toContain(status);
}, 60_000);
