import { type Cloud, payOf, startCloud } from '../e2e/harness';
import { withCamera } from './camera';
import { choose } from './choose';
import type { Weapp } from './host';

const TODAY = '2026-11-22';

let cloud: Cloud;
let app: Weapp;

beforeAll(async () => {
  cloud = await startCloud({ today: TODAY });
});
afterEach(() => app?.close());
afterAll(() => cloud?.stop());

const arrived = (page: string) =>
  app.waitFor(() => app.page === `packages/newborn/${page}` && app.text() !== '');

test('the daughter of three weeks: what holds, a day for the calendar, registered with a photo, paid, covered', async () => {
  const pay = await payOf(cloud.url);
  app = await withCamera(cloud, 'wang', {
    requestPayment: async (parameters) => pay.act(parameters as { package: string }, 'pay'),
  });
  const remembered: Record<string, unknown>[] = [];
  const camera = app.answer;
  app.answer = (asked) => {
    if (asked.api !== 'addPhoneCalendar') return camera(asked);
    remembered.push(asked);
    return {};
  };
  await app.waitFor('新生儿待参保');
  app.tap(/^新生儿参保/);
  await arrived('start');
  await app.waitFor('给王小满参保');
  expect(app.text()).toContain('2027年1月30日');
  expect(app.text()).toContain('从出生当天起保障');
  app.tap(/^加到日历/);
  await app.waitFor('已加到日历。');
  expect(remembered).toHaveLength(1);

  app.tap('给王小满参保');
  await arrived('guardian');
  await choose(app, '王磊');
  await choose(app, /^我是监护人王磊/);
  app.tap('下一步');
  await arrived('photos');
  app.tap('拍照或选照片');
  await app.waitFor(/已上传，\d/);
  app.tap('下一步');
  await arrived('check');
  await app.waitFor('确认并支付 400.00 元');
  app.tap('确认并支付 400.00 元');
  await app.waitFor('缴好了，已经参保');
  expect(app.text()).toContain('2026年11月1日至2027年12月31日');
  app.tap('回到首页');
  await app.waitFor(/^新生儿参保/);
  await app.waitFor(() => !app.has('新生儿待参保'));
});
