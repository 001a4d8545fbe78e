/**
 * `npm run -s calc < requests.jsonl > answers.jsonl`: one request a line in, one answer a line out, in order.
 * Exit status 0 when every line was answered ok, 1 when some were refused, 2 when the input could not be read.
 */
import { fstatSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { calculate } from '@jiayibao/shared/calculate';
import type { Answer } from '@jiayibao/shared/contract/calculation';

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = '\uFEFF';
/** A longer line is refused unread, so that no input can fill the memory. */
const LONGEST_LINE_BYTES = 32 * 1024 * 1024;

/** A text's unit of 16 bits takes at most so many bytes in UTF-8. */
const MOST_BYTES_PER_UNIT = 3;

/**
 * After one long line V8 would let the heap grow to a multiple of what that line took before it sweeps again; half as
 * much again is enough.
 */
setFlagsFromString('--heap-growing-percent=50');

const malformed = (message: string): Answer => ({ ok: false, error: { code: 'MALFORMED_REQUEST', message } });
const NOT_JSON = malformed('这一行不是JSON，请检查后重发。');
const TOO_LONG = malformed('这一行太长，请分成几次计算。');

function answerTo(line: string): Answer {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    return NOT_JSON;
  }
  return calculate(request);
}

/**
 * Cuts a stream of bytes at its newlines. Each piece is whole lines as text, so that no character is ever cut; null
 * stands for a line that was too long to read.
 */
async function* wholeLines(input: Readable): AsyncGenerator<string | null> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let isSkipping = false;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let start = 0;
    if (isSkipping) {
      start = chunk.indexOf(NEWLINE) + 1;
      if (start === 0) continue;
      isSkipping = false;
    }
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > start) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
      rest = [];
      restBytes = 0;
      start = end;
    }
    rest.push(chunk.subarray(start));
    restBytes += chunk.length - start;
    if (restBytes > LONGEST_LINE_BYTES) {
      yield null;
      rest = [];
      restBytes = 0;
      isSkipping = true;
    }
  }
  yield Buffer.concat(rest).toString('utf8');
}

/** Writes texts one after another, each once the one before is on its way; the bytes are made in one buffer. */
function writerTo(output: Writable): (text: string) => Promise<void> {
  let bytes = Buffer.alloc(0);
  return (text) => {
    const most = text.length * MOST_BYTES_PER_UNIT;
    if (bytes.length < most) bytes = Buffer.allocUnsafe(most);
    const length = bytes.write(text, 'utf8');
    return new Promise((resolve, reject) => {
      output.write(bytes.subarray(0, length), (error) => (error ? reject(error) : resolve()));
    });
  };
}

/** Answers every line of `input`; gives whether all were answered ok. */
async function answerLines(input: Readable, output: Writable): Promise<boolean> {
  const write = writerTo(output);
  let allOk = true;
  let isFirst = true;
  for await (const lines of wholeLines(input)) {
    let text = '';
    const add = (answer: Answer) => {
      if (!answer.ok) allOk = false;
      text += `${JSON.stringify(answer)}\n`;
    };
    if (lines === null) add(TOO_LONG);
    else {
      const body = isFirst && lines.startsWith(BYTE_ORDER_MARK) ? lines.slice(1) : lines;
      for (const line of body.split('\n')) if (line.trim() !== '') add(answerTo(line));
    }
    isFirst = false;
    if (text !== '') await write(text);
  }
  return allOk;
}

/** Node takes a directory for an empty input. */
function refuseDirectory(): void {
  if (fstatSync(process.stdin.fd).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
}

async function main(): Promise<void> {
  try {
    refuseDirectory();
    process.exitCode = (await answerLines(process.stdin, process.stdout)) ? 0 : 1;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    // A reader that has gone (`| head`) is no fault: there is nothing left to do.
    if (code === 'EPIPE') process.exit(0);
    process.stderr.write(`读不了输入（${code}），请检查文件后重试。\n`);
    process.exitCode = 2;
  }
}

// The error also comes to the one who writes; without a listener it would end the process.
process.stdout.on('error', () => {});
void main();
