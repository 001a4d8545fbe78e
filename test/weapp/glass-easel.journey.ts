import { join } from 'node:path';
import { type Cloud, startCloud } from '../e2e/harness';
import { bridge } from './bridge';
import { Mirror } from './glass-easel/mirror';
import { textOf, Weapp } from './host';

const BUILD = join(__dirname, '../../miniprogram/dist/weapp');

let cloud: Cloud;
let app: Weapp;
let mirror: Mirror;

beforeAll(async () => {
  cloud = await startCloud({ today: '2026-11-22' });
});

afterEach(() => {
  mirror.close();
  app.close();
});

afterAll(() => cloud?.stop());

function open(callFunction?: (name: string, data: unknown) => Promise<unknown>): void {
  app = new Weapp({ build: BUILD, callFunction });
  mirror = new Mirror(app, BUILD);
}

/** Waits until a page is there, and both engines show the same of it. */
async function arrived(page: string, words: RegExp = /./): Promise<void> {
  await app.waitFor(() => app.page === page && words.test(app.text()));
  agree();
}

function agree(): void {
  expect(mirror.text()).toBe(textOf(app.screen).replace(/\s/g, ''));
}

test("WeChat's own template engine shows what the host shows, and taps reach the app through it", async () => {
  open();
  await arrived('pages/home/index');
  mirror.tap('试算');
  await arrived('pages/estimate/index');
  mirror.tap('我的');
  await arrived('pages/mine/index');
  mirror.tap('首页');
  await arrived('pages/home/index');
});

test("a form filled in through WeChat's own template engine is answered by the phone and by the function", async () => {
  open(await bridge(cloud.url, 'sun'));
  await arrived('pages/home/index', /孙悦/);
  mirror.tap('试算');
  await arrived('pages/estimate/index', /孙悦 20岁/);
  mirror.input('住院总费用，单位元，医院的预估，或上次的费用清单', '32000');
  await arrived('pages/estimate/index', /自己付（估算）\s*10,616.00/);
  mirror.tap('二级');
  await arrived('pages/estimate/index', /自己付（估算）\s*7,180.00/);
  mirror.tap('看明细');
  await arrived('pages/estimate/result', /已由服务器核对/);
});
