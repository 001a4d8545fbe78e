/** An acknowledged write survives kill -9, and a log cut at its last sync. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Engine, openEngine, parseIndexes } from '@jiayibao/local/gateway';
import type Database from 'libsql';
import { sdk } from './harness';
import indexes from './indexes.json';

const opened: Database.Database[] = [];
jest.mock('libsql', () => {
  const Real = jest.requireActual('libsql');
  return class extends Real {
    constructor(...of: unknown[]) {
      super(...of);
      opened.push(this as unknown as Database.Database);
    }
  };
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function open(file: string): Engine {
  return openEngine({ file, indexes: parseIndexes(indexes), now: Date.now, random: Math.random });
}

/** Numbers of `writer`'s writes that are stored, read through the unique index and by scanning. */
function stored(engine: Engine, writer: number): { indexed: number[]; scanned: number[] } {
  const numbers = (query: object) => {
    const list: number[] = [];
    for (let offset = 0; ; offset += 1000) {
      const body = {
        action: 'database.getDocument',
        collectionName: 'writes',
        query: JSON.stringify(query),
        offset,
        limit: 1000,
      };
      const page = engine.handle(body).data?.list as string[];
      list.push(...page.map((text) => Number(JSON.parse(text).number.$numberInt)));
      if (page.length < 1000) return list.sort((a, b) => a - b);
    }
  };
  return { indexed: numbers({ writer }), scanned: numbers({ $or: [{ writer }] }) };
}

describe('kill -9', () => {
  const writers = 8;

  async function serve(file: string): Promise<{ child: ChildProcess; url: string }> {
    const served = join(__dirname, 'served.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', served, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line');
    return { child, url };
  }

  /** Writes until it fails; calls `acknowledged` for each write that was answered. */
  async function write(url: string, writer: number, from: number, acknowledged: () => void): Promise<number> {
    const collection = sdk(url).database().collection('writes');
    for (let number = from; ; number++) {
      try {
        await collection.add({ _id: `${writer}:${number}`, writer, number });
      } catch {
        return number;
      }
      acknowledged();
    }
  }

  test('under eight writers, three times over: no acknowledged write is lost', async () => {
    const file = join(folder, 'database');
    let from = Array.from({ length: writers }, () => 0);
    for (const acknowledgements of [40, 300, 900]) {
      const { child, url } = await serve(file);
      let count = 0;
      const running = from.map((start, writer) =>
        write(url, writer, start, () => {
          if (++count === acknowledgements) child.kill('SIGKILL');
        }),
      );
      const failed = await Promise.all(running);
      expect(count).toBeGreaterThanOrEqual(acknowledgements);

      const engine = open(file);
      from = failed.map((next, writer) => {
        const { indexed, scanned } = stored(engine, writer);
        expect(indexed).toEqual(scanned);
        expect(scanned.slice(0, next)).toEqual(Array.from({ length: next }, (_, number) => number));
        // The one in flight may have been stored without having been acknowledged, and nothing beyond it.
        expect(scanned.length - next).toBeLessThanOrEqual(1);
        return scanned.length;
      });
      engine.close();
    }
  }, 120_000);
});

describe('a log cut at its last sync', () => {
  const file = () => join(folder, 'database');
  const writes = 40;

  /** Sizes of the log when each write was acknowledged: with synchronous=FULL, what was synced by then. */
  function writeAll(engine: Engine): number[] {
    return Array.from({ length: writes }, (_, number) => {
      const data = [JSON.stringify({ _id: `0:${number}`, writer: 0, number })];
      expect(
        engine.handle({ action: 'database.insertDocument', collectionName: 'writes', data }).code,
      ).toBeUndefined();
      return statSync(`${file()}-wal`).size;
    });
  }

  /** What is left of the writes when the machine stops with so many bytes of log. */
  function after(bytes: number, rubbish = ''): number {
    const copy = join(mkdtempSync(join(folder, 'copy-')), 'database');
    copyFileSync(file(), copy);
    copyFileSync(`${file()}-wal`, `${copy}-wal`);
    truncateSync(`${copy}-wal`, bytes);
    appendFileSync(`${copy}-wal`, rubbish);
    const engine = open(copy);
    const { indexed, scanned } = stored(engine, 0);
    engine.close();
    expect(indexed).toEqual(scanned);
    return scanned.length;
  }

  test('every write acknowledged by then is there, whatever follows the cut', () => {
    const engine = open(file());
    expect(opened.at(-1)?.pragma('synchronous')).toEqual([{ synchronous: 2 }]);
    expect(opened.at(-1)?.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    const synced = writeAll(engine);
    for (const number of [0, 1, 17, writes - 1]) {
      const bytes = synced[number] as number;
      expect(after(bytes)).toBe(number + 1);
      expect(after(bytes, 'x'.repeat(5000))).toBe(number + 1);
      expect(after(Math.min(bytes + 1000, synced[writes - 1] as number))).toBe(number + 1);
    }
    engine.close();
  });
});

test('a database that is in use is not opened again', () => {
  const file = join(folder, 'database');
  const engine = open(file);
  expect(() => open(file)).toThrow(/in use/);
  engine.close();
  open(file).close();
});
