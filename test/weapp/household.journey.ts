import { calc, expectedLevels, POOR, POOR_BORN } from '../e2e/app';
import { type Cloud, startCloud } from '../e2e/harness';
import { bridge } from './bridge';
import { choose } from './choose';
import { elements, Weapp } from './host';

const TODAY = '2026-11-22';

let cloud: Cloud;
let app: Weapp;

beforeAll(async () => {
  cloud = await startCloud({ today: TODAY });
});

afterEach(() => app?.close());
afterAll(() => cloud?.stop());

const arrived = (page: string) => app.waitFor(() => app.page === page && app.text() !== '');

/** The bars on the screen in words, the headline's first. */
const bars = () =>
  [...elements(app.screen)]
    .map(({ attributes }) => attributes['aria-label'])
    .filter((label): label is string => typeof label === 'string' && label.startsWith('谁付多少'));

test('someone registered as poor registers in Linxia and sees what a stay costs, as calc prints it', async () => {
  app = new Weapp({ callFunction: await bridge(cloud.url, 'new') });
  await app.waitFor('登记我家');
  app.tap('登记我家');
  await arrived('packages/household/consent');
  app.tap('同意并继续');
  await app.waitFor('请先勾选同意。');
  await choose(app, /^我已看清/);
  await choose(app, /^我单独同意/);
  app.tap('同意并继续');
  await arrived('packages/household/place');
  await choose(app, '临夏州');
  await choose(app, /^东乡/);
  app.tap('下一步');
  await arrived('packages/household/members');
  app.tap('添加一人');
  await arrived('packages/household/person');
  app.input(/^姓名，/, POOR.name);
  app.input(/^证件号码/, `${POOR.number.slice(0, -1)}${POOR.number.endsWith('1') ? 2 : 1}`);
  app.tap('下一步');
  await app.waitFor(() => /校验码/.test(app.text()));
  app.input(/^证件号码/, POOR.number);
  await app.waitFor(/^从号码看，1971年9月12日出生，男$/);
  app.tap('下一步');
  await arrived('packages/household/relation');
  await choose(app, POOR.relation);
  app.tap('下一步');
  await arrived('packages/household/category');
  await choose(app, POOR.category);
  app.tap('下一步');
  await arrived('packages/household/groups');
  app.tap('建档立卡、脱贫、防返贫');
  await choose(app, '建档立卡贫困人口');
  await app.waitFor('下一步');
  app.tap('下一步');
  await arrived('packages/household/members');
  app.tap('填好了，去核对');
  await arrived('packages/household/check');
  // In sight to be compared with the card, and out of sight for whoever looks over one's shoulder.
  const apart = POOR.number.replace(/^(.{6})(.{8})/, '$1 $2 ');
  await app.waitFor(apart);
  app.tap('隐藏');
  await app.waitFor('显示');
  expect(app.has(apart)).toBe(false);
  app.tap('提交登记');
  await arrived('packages/household/done');
  await app.waitFor('登记好了');
  await app.waitFor(/登记不等于参保/);
  app.tap('回到首页');
  await arrived('pages/home/index');
  app.tap(/^住院试算/);

  await arrived('pages/estimate/index');
  await app.waitFor(new RegExp(`^${POOR.name} 55岁$`));
  app.input(/^住院总费用，单位元/, '20000');
  await app.waitFor('看明细');
  app.tap('看明细');
  await arrived('pages/estimate/result');
  const checked = await app.waitFor(() => /已由服务器核对，参数版本 (\S+)/.exec(app.text())?.[1]);
  const printed = calc({
    region: 'linxia',
    insured: { birthDate: POOR_BORN, groups: ['registeredPoor'] },
    stay: { admittedOn: TODAY, dischargedOn: TODAY },
    expenses: [
      { class: 'A', amount: '14000' },
      { class: 'B', amount: '5000' },
      { class: 'C', amount: '1000' },
    ],
  });
  const expected = expectedLevels(printed);
  const payers = expected.map((one) => one.payers);
  expect(bars()).toEqual([payers[2], ...payers]);
  for (const { selfPay } of expected) expect(app.text().replace(/\s/g, '')).toContain(selfPay);

  // A reason opens at its own step.
  app.tap('大病保险付多少');
  await app.waitFor('州级怎么算');
  const opened = await app.waitFor(() =>
    [...elements(app.screen)].find(({ attributes }) => attributes['scroll-into-view']),
  );
  const step = [...elements(opened)].find(
    ({ attributes }) => attributes.id === opened.attributes['scroll-into-view'],
  );
  expect(step && app.find('大病保险付', { within: step })).toBeDefined();
  app.tap('关闭');

  // Without a network the phone computes the same, with the same parameters, and says so.
  app.back();
  app.setOnline(false);
  app.tap('看明细');
  await arrived('pages/estimate/result');
  await app.waitFor(`离线试算，参数版本 ${checked}`);
  expect(bars()).toEqual([payers[2], ...payers]);
});

test('while a change is not saved WeChat asks before going back, and no longer once it is', async () => {
  app = new Weapp({ callFunction: await bridge(cloud.url, 'wang') });
  await app.waitFor('管理家人');
  app.tap('管理家人');
  await arrived('packages/household/manage');
  await app.waitFor('更改李娜');
  app.tap('更改李娜');
  await arrived('packages/household/check');
  const asks = () => app.asked.filter(({ api }) => /AlertBeforeUnload/.test(api)).map(({ api }) => api);
  await app.waitFor('更改李娜的关系');
  expect(asks()).toEqual([]);
  app.tap('更改李娜的关系');
  await arrived('packages/household/relation');
  await choose(app, '兄弟姐妹');
  app.tap('好了，回去核对');
  await arrived('packages/household/check');
  await app.waitFor(/^改了，还没有保存/);
  await app.waitFor(() => asks().length === 1);
  expect(app.asked.at(-1)).toEqual({
    api: 'enableAlertBeforeUnload',
    options: { message: '更改还没有保存，确定离开吗？' },
  });
  app.tap('保存更改');
  await arrived('packages/household/manage');
  await app.waitFor('李娜的更改已保存。');
  expect(asks()).toEqual(['enableAlertBeforeUnload', 'disableAlertBeforeUnload']);
  // One page below is the first again.
  app.back();
  await arrived('pages/home/index');
});
