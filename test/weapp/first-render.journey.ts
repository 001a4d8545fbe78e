import { demo } from '@jiayibao/local/demo';
import { type Cloud, startCloud } from '../e2e/harness';
import { bridge } from './bridge';
import { Weapp } from './host';

let cloud: Cloud;
let app: Weapp;

beforeAll(async () => {
  cloud = await startCloud();
});

afterEach(() => app?.close());
afterAll(() => cloud?.stop());

test('the built app starts without a cloud', async () => {
  app = new Weapp();
  await app.waitFor(() => app.text() !== '');
  expect(app.page).toBe('pages/home/index');
});

test('the built app shows a demo resident the household that the real functions hold', async () => {
  const [resident] = demo.residents;
  app = new Weapp({ callFunction: await bridge(cloud.url, resident?.id as string) });
  await app.waitFor(new RegExp(resident?.name as string));
});
