import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Weapp } from './host';

/** A mini-program written by hand, in WeChat's own terms: what the host has to do for any build. */
const BUILD = {
  'app.json': JSON.stringify({
    pages: ['pages/a/index', 'pages/b/index'],
    subPackages: [{ root: 'packages/p', pages: ['one'] }],
    tabBar: { list: [{ pagePath: 'pages/a/index' }, { pagePath: 'pages/b/index' }] },
  }),
  'app.js': "require('./lib/global'); App({ onLaunch() { this.launched = wx.getStorageSync('name') } });",
  'lib/global.js': 'module.exports = { kind: [typeof window, typeof process, typeof Intl].join() };',
  'utils.wxs': "module.exports = { mark: function (n) { return '第' + n + '行' } };",
  'base.wxml':
    '<wxs module="xs" src="./utils.wxs" /><template name="row"><text>{{xs.mark(n)}}</text>' +
    '<template is="row" data="{{n: n - 1}}" wx:if="{{n > 1}}" /></template>',
  'pages/a/index.wxml': `<import src="../../base.wxml" />
    <view aria-label="outer" bindtap="outer"><view bindtap="inner">{{name || '无名'}}，{{count}}</view>
      <view catchtap="inner">caught</view></view>
    <input value="{{name}}" bindinput="typed" aria-label="姓名" />
    <view wx:if="{{count > 1}}">many</view><view wx:elif="{{count === 1}}">one</view><view wx:else>none</view>
    <block wx:for="{{list}}" wx:key="id"><view>{{index}}:{{item.id}}</view></block>
    <template is="row" data="{{n: 2}}" /><view bindtap="go">go</view><view bindtap="ask">ask</view>
    <view bindtap="lost">lost</view><view bindtap="fetch">fetch</view><button disabled="{{true}}" bindtap="inner">off</button>`,
  'pages/a/index.json': '{}',
  'pages/a/index.js': `const { kind } = require('../../lib/global');
    Page({
      data: { name: getApp().launched, count: 0, list: [], kind },
      outer() { this.setData({ count: this.data.count + 10 }) },
      inner() { this.setData({ count: this.data.count + 1, 'list[0].id': kind, gone: undefined, day: new Date(0) }) },
      typed(e) { this.setData({ name: e.detail.value }); wx.setStorageSync('name', e.detail.value) },
      go() { wx.navigateTo({ url: '/packages/p/one?x=1%202' }) },
      ask() { wx.showModal({ title: '确定？', success: ({ confirm }) => this.setData({ name: confirm ? '是' : '否' }) }) },
      lost() { wx.navigateTo({ url: '/pages/b/index', fail: ({ errMsg }) => this.setData({ name: errMsg }) }) },
      fetch() { wx.cloud.callFunction({ name: 'resident', data: { a: 1, b: undefined } })
        .then(({ result }) => this.setData({ name: result.said }), () => this.setData({ name: 'failed' })) },
      onShow() { this.shown = (this.shown || 0) + 1; this.setData({ 'list[1]': { id: 'shown' + this.shown } }) },
    });`,
  'pages/b/index.wxml': '<view bindtap="back">b {{theme}}</view>',
  'pages/b/index.js': `Page({ data: { theme: wx.getAppBaseInfo().theme },
    onLoad() { wx.onThemeChange(({ theme }) => this.setData({ theme })) }, back() { wx.switchTab({ url: '/pages/a/index' }) } })`,
  'packages/p/one.wxml': '<view bindtap="on">x is {{x}}</view>',
  'packages/p/one.js':
    "Page({ onLoad({ x }) { this.setData({ x }) }, on() { wx.switchTab({ url: '/pages/b/index' }) } })",
};

let build: string;
let app: Weapp;
const calls: unknown[] = [];

beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), 'weapp-'));
  for (const [file, text] of Object.entries(BUILD)) {
    mkdirSync(dirname(join(build, file)), { recursive: true });
    writeFileSync(join(build, file), text);
  }
  calls.length = 0;
  const callFunction = async (...call: unknown[]) => {
    calls.push(call);
    return { said: 'hello' };
  };
  app = new Weapp({ build, callFunction, storage: { name: '张三' } });
});

afterEach(() => {
  app.close();
  rmSync(build, { recursive: true });
});

test('renders expressions, conditions, lists, templates that call themselves, and script modules', () => {
  expect(app.text().split('\n')).toEqual([
    '张三，0',
    'caught',
    'none',
    '0:',
    '1:shown1',
    '第2行第1行',
    'go',
    'ask',
    'lost',
    'fetch',
    'off',
  ]);
});

test('a tap calls every ancestor that listens, up to one that catches; a disabled button is deaf', () => {
  app.tap('张三，0');
  expect(app.has('张三，11')).toBe(true);
  app.tap('caught');
  expect(app.has('张三，12')).toBe(true);
  app.tap('off');
  expect(app.has('张三，12')).toBe(true);
});

test('the logic layer has no window, process or Intl, and data crosses as JSON', () => {
  app.tap('caught');
  expect(app.has('0:undefined,undefined,undefined')).toBe(true);
  expect(app.stack.top.data).toMatchObject({ day: '1970-01-01T00:00:00.000Z' });
  expect(app.stack.top.data).not.toHaveProperty('gone');
});

test('typing reaches the page and its storage', async () => {
  app.input('姓名', '李四');
  expect(app.has('李四，0')).toBe(true);
  expect(app.stored('name')).toBe('李四');
});

test('pages open with their query, tabs stay alive, and what WeChat refuses is refused', async () => {
  app.tap('go');
  await app.waitFor('x is 1 2');
  expect(app.page).toBe('packages/p/one');
  app.back();
  expect(app.has('1:shown2')).toBe(true);
  app.tap('go');
  await app.waitFor('x is 1 2');
  app.tap('x is 1 2');
  await app.waitFor('b light');
  app.setTheme('dark');
  app.tap('b dark');
  await app.waitFor('1:shown3');
  app.tap('lost');
  await app.waitFor(/can not navigateTo a tabbar page/);
});

test('dialogues are recorded and answered', async () => {
  app.answer = () => ({ confirm: true });
  app.tap('ask');
  await app.waitFor('是，0');
  expect(app.asked).toEqual([{ api: 'showModal', options: { title: '确定？' } }]);
});

test('the cloud is called with what crosses the wire, and fails without a network', async () => {
  app.tap('fetch');
  await app.waitFor('hello，0');
  expect(calls).toEqual([['resident', { a: 1 }]]);
  app.setOnline(false);
  app.tap('fetch');
  await app.waitFor('failed，0');
});

test('what is not there, or there twice, is said', () => {
  expect(() => app.find('nowhere')).toThrow('nowhere is not on the screen of pages/a/index');
  expect(() => app.find(/行/)).toThrow('2 elements match');
});
