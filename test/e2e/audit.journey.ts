import type { Browser, Page } from 'playwright-core';
import { auditPage, openBrowser } from './harness';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});

afterAll(() => browser?.close());

const SOUND = `<style>label:focus-within{outline:2px solid}.bare:focus-within{outline:none}</style><h1>标题</h1><p>正文</p><button style="min-width:44px;min-height:44px">确定</button>
  <label style="display:block;min-height:44px"><input type="checkbox" style="position:absolute;opacity:0"> 同意</label>
  <input aria-label="姓名" style="height:44px;width:100px">`;

/** Faults: [what is wrong, the page's part, the words that must be said]. */
const PLANTED: [string, string, RegExp][] = [
  [
    'a page too wide',
    '<div style="width:500px;height:9px"></div>',
    /normal: the page is \d+ px wide on 375 px/,
  ],
  [
    'too wide at half width alone',
    '<div style="width:300px;height:9px"></div>',
    /half: the page is \d+ px wide on 187 px/,
  ],
  [
    'an ellipsis',
    '<p style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">很长很长很长的一句话</p>',
    /normal: <p.*is cut off/,
  ],
  [
    'a line cut off below',
    '<div style="height:20px;width:80px;overflow:hidden"><p>一行二行三行四行五行六行七行</p></div>',
    /normal: <p.*is cut off by <div/,
  ],
  [
    'cut off in large type alone',
    '<div class="root"><style>.large p{font-size:40px}</style><p style="height:24px;margin:0;line-height:1;overflow:hidden">大字</p></div>',
    /^large: <p.*is cut off/m,
  ],
  [
    'a placeholder without room',
    '<input aria-label="号" placeholder="请填写十八位身份证号码" style="width:60px;height:44px">',
    /no room for its placeholder/,
  ],
  [
    'a small target',
    '<button style="width:30px;height:30px">小</button>',
    /小 can be hit on 30 × 30 px, not 44/,
  ],
  [
    'a covered target',
    '<button style="width:99px;height:44px">盖</button><div style="position:relative;margin-top:-44px;height:44px;background:#fff"></div>',
    /盖 is covered by <div/,
  ],
  [
    'a tap that is no control',
    '<div style="cursor:pointer">点我</div>',
    /点我 asks for a tap but is no control/,
  ],
  ['weak contrast', '<p style="color:#aaa">看不清</p>', /color-contrast/],
  [
    'weak contrast in the dark alone',
    '<style>@media (prefers-color-scheme: dark){.d{color:#000;background:#222}}</style><p class="d">夜里看不清</p>',
    /^dark: color-contrast/m,
  ],
  ['a button without a name', '<button style="width:44px;height:44px"></button>', /button-name/],
  [
    'an unseen focus',
    '<button style="width:44px;height:44px;outline:none">无圈</button>',
    /无圈 does not show its focus/,
  ],
  [
    'an unseen focus in large type alone',
    '<div class="root"><style>.large button{outline:none}</style><button style="width:44px;height:44px">大圈</button></div>',
    /^large: <button> 大圈 does not show its focus/m,
  ],
  [
    'an unseen focus on a chosen radio button that is not its first',
    `<label style="display:block;min-height:44px"><input type="radio" name="r" style="position:absolute;opacity:0"> 甲</label>
     <label class="bare" style="display:block;min-height:44px"><input type="radio" name="r" checked style="position:absolute;opacity:0"> 乙</label>`,
    /乙 does not show its focus/,
  ],
  [
    'a focus cut off at its sides',
    '<div style="overflow:hidden"><button style="width:100%;height:44px;margin:9px 0;outline-offset:2px">切</button></div>',
    /the focus of <button> 切 is cut off by <div/,
  ],
  [
    'a focus trap',
    '<input aria-label="陷阱" style="height:44px" onkeydown="if(event.key===`Tab`)event.preventDefault()">',
    /Tab does not reach/,
  ],
  [
    'a control of no keys',
    '<div role="button" tabindex="0" style="width:44px;height:44px">假</div>',
    /假 is not pressed by Enter/,
  ],
  [
    'an order of its own',
    '<button tabindex="2" style="width:44px;height:44px">先</button>',
    /先 jumps the order of Tab/,
  ],
];

async function auditOf(part: string): Promise<string> {
  const style = '@media (prefers-color-scheme: dark){html{background:#000;color:#fff}}';
  await page.setContent(`<!doctype html><html lang="zh"><title>页</title><meta name="viewport" content="width=device-width">
    <style>${style}</style><main>${part}${SOUND}</main></html>`);
  return auditPage(page, 'planted').then(
    () => '',
    (error: Error) => error.message,
  );
}

test('a sound page passes', async () => {
  expect(await auditOf('')).toBe('');
});

test.each(PLANTED)('%s is found', async (_, part, words) => {
  expect(await auditOf(part)).toMatch(words);
});

test('nothing is pressed while the keyboard is tried', async () => {
  await auditOf('<button style="width:44px;height:44px" onclick="document.title=\'按了\'">按</button>');
  expect(await page.title()).toBe('页');
});
