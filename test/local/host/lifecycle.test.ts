import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { main } from '@jiayibao/local/host';
import { addDays, civilDateInChina, daysBetween, parseCivilDate } from '@jiayibao/shared/dates';
import { type Cloud, cleanUp, makeRoot, runCloud, startCloud } from './fixtures/cloud';

jest.setTimeout(30_000);

const roots: string[] = [];
const newRoot = () => {
  const root = makeRoot();
  roots.push(root);
  return root;
};
afterAll(() => cleanUp(...roots));

const write = async (cloud: Cloud, id: string) =>
  cloud.call(await cloud.session(), { action: 'write', input: { id } });
const read = async (cloud: Cloud) => (await cloud.call(await cloud.session(), { action: 'read' })).reply.data;

describe('what was written stays', () => {
  test('over kill -9 and a restart, and the session with it', async () => {
    const root = newRoot();
    const first = await startCloud(root);
    const session = await first.session();
    expect((await write(first, 'kept')).reply).toEqual({ ok: true, data: ['kept'] });
    await first.stop('SIGKILL');
    const second = await startCloud(root);
    expect(await read(second)).toEqual(['kept']);
    expect((await second.call(session, { action: 'nothing' })).status).toBe(200);
    await second.stop();
  });

  test('until --fresh, which ends old sessions and takes nothing but our own files', async () => {
    const root = newRoot();
    const first = await startCloud(root);
    const session = await first.session('new');
    await write(first, 'gone');
    await first.stop();
    writeFileSync(join(root, '.local/mine.txt'), 'mine');
    const second = await startCloud(root, '--fresh');
    expect(await read(second)).toEqual([]);
    expect((await second.call(session, { action: 'nothing' })).status).toBe(401);
    const { residents } = await (await fetch(`${second.url}/local/residents`)).json();
    expect(residents.map(({ id }: { id: string }) => id)).toEqual(['li', 'zhang']);
    expect(existsSync(join(root, '.local/mine.txt'))).toBe(true);
    await second.stop();
  });
});

describe('what cannot be had is said in a sentence', () => {
  test('a taken port, and --fresh has then removed nothing', async () => {
    const root = newRoot();
    const first = await startCloud(root);
    await write(first, 'kept');
    await first.stop();
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, output } = await runCloud(root, '--port', String(port), '--fresh');
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`端口 ${port} 已被别的程序占用`);
    expect(output).not.toMatch(/\n\s+at /);
    const second = await startCloud(root);
    expect(await read(second)).toEqual(['kept']);
    await second.stop();
  });

  test('data that another one is using, --fresh or not', async () => {
    const root = newRoot();
    const first = await startCloud(root);
    await write(first, 'kept');
    for (const options of [[], ['--fresh']]) {
      const { code, output } = await runCloud(root, '--port', '0', ...options);
      expect(code).toBe(1);
      expect(output).toContain('正被另一个家医保使用');
    }
    expect(await read(first)).toEqual(['kept']);
    await first.stop();
  });

  test('a function that is not built', async () => {
    const root = newRoot();
    rmSync(join(root, 'dist'), { recursive: true });
    const { code, output } = await runCloud(root, '--port', '0', '--fresh');
    expect([code, output]).toEqual([1, expect.stringContaining('函数 probe 还没有构建')]);
    expect(existsSync(join(root, '.local'))).toBe(false);
  });

  test('a page that is not built', async () => {
    const root = newRoot();
    rmSync(join(root, 'miniprogram'), { recursive: true });
    const cloud = await startCloud(root);
    const response = await fetch(cloud.url);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm start')]);
    await cloud.stop();
  });
});

describe('options that are no options are said in a sentence', () => {
  const printed: string[] = [];
  const catchPrint = (text: unknown) => printed.push(String(text)) > 0;
  beforeEach(() => {
    printed.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation(catchPrint);
    jest.spyOn(process.stderr, 'write').mockImplementation(catchPrint);
  });
  afterEach(() => jest.restoreAllMocks());

  test.each([
    [['--port', '65536'], '端口“65536”不对'],
    [['--port', '-1'], '看不懂'],
    [['--port'], '看不懂'],
    [['--today', '2026-02-30'], '日期“2026-02-30”不对'],
    [['--today', '1900-01-01'], '日期“1900-01-01”太早'],
    [['--today=tomorrow'], '日期“tomorrow”不对'],
    [['--refresh'], '看不懂这些选项：--refresh'],
    [['fresh'], '看不懂这些选项：fresh'],
  ])('%j', async (options, sentence) => {
    expect(await main(options)).toBe(1);
    expect(printed).toEqual([expect.stringContaining(sentence)]);
  });

  test('--help', async () => {
    expect(await main(['--help'])).toBe(0);
    expect(printed.join('')).toContain('--today');
  });
});

describe('it stops when told to', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s: a running call finishes, then it ends with 0 in 2 s',
    async (signal) => {
      const cloud = await startCloud(newRoot());
      const session = await cloud.session();
      const call = cloud.call(session, { action: 'announce', input: { pauseMs: 300 } });
      await cloud.said(/running/);
      const { code, ms } = await cloud.stop(signal);
      expect(code).toBe(0);
      expect(ms).toBeLessThan(2000);
      expect((await call).reply).toEqual({ ok: true, data: 'finished' });
    },
  );

  test('a second Ctrl-C, and a call that never ends, change nothing', async () => {
    const cloud = await startCloud(newRoot());
    const call = cloud
      .call(await cloud.session(), { action: 'announce', input: { pauseMs: 60_000 } })
      .catch(() => null);
    await cloud.said(/running/);
    cloud.child.kill('SIGINT');
    const { code, ms } = await cloud.stop('SIGINT');
    await call;
    expect(code).toBe(0);
    expect(ms).toBeLessThan(2000);
  });
});

test('a thread that ran past its time is ended: nothing is left to keep the process alive', async () => {
  const cloud = await startCloud(newRoot());
  expect((await cloud.call(await cloud.session(), { action: 'spin' }, {}, 'brief')).status).toBe(503);
  const { code, ms } = await cloud.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(2000);
});

describe('the one clock', () => {
  test('stands on the day of --today at the present time of day, for functions and gateway alike', async () => {
    const day = parseCivilDate('2031-02-28');
    if (!day) throw new Error('no such day');
    const cloud = await startCloud(newRoot(), '--today', day);
    expect(cloud.output()).toContain('2031年2月28日');
    const { reply } = await cloud.call(await cloud.session(), { action: 'times' });
    const { now, offsetMs, serverDate } = reply.data;
    expect(civilDateInChina(now + offsetMs)).toBe(day);
    expect(offsetMs).toBe(daysBetween(civilDateInChina(now), day) * 86_400_000);
    expect(Math.abs(serverDate - (now + offsetMs))).toBeLessThan(5000);
    await cloud.stop();
  });

  test('decides when a session ends', async () => {
    const root = newRoot();
    const first = await startCloud(root);
    const session = await first.session();
    await first.stop();
    const today = civilDateInChina(Date.now());
    for (const [days, status] of [
      [29, 200],
      [31, 401],
      [-2, 401],
    ] as const) {
      const cloud = await startCloud(root, '--today', addDays(today, days));
      expect((await cloud.call(session, { action: 'nothing' })).status).toBe(status);
      await cloud.stop();
    }
  });
});
