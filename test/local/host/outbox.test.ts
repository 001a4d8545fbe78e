import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outbox } from '../../../local/host/outbox';

const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
const file = join(folder, 'outbox.jsonl');
afterAll(() => rmSync(folder, { recursive: true }));

let now = 0;
const open = () =>
  new Outbox(
    file,
    () => now,
    (openid) => (openid === 'of-li' ? '李四' : '未知用户'),
  );
const request = (state: string) => ({
  touser: 'of-li',
  templateId: 'local-caseProgress',
  page: 'packages/case/notices',
  data: {
    thing1: { value: '您提交的申请' },
    phrase2: { value: state },
    date3: { value: '2026年11月22日' },
    thing4: { value: '请打开家医保查看详情' },
  },
});
function shown(outbox: Outbox) {
  let body = '';
  const end = (text: string) => {
    body = text;
  };
  outbox.sendMessages({ writeHead: () => {}, end } as unknown as ServerResponse);
  return JSON.parse(body).messages;
}

test('is empty at first, and shows the newest first, after a restart and a write that was cut off too', async () => {
  expect(shown(open())).toEqual([]);
  for (const state of ['待补充', '已通过']) {
    now += 1000;
    expect(await open().answer('subscribeMessage.send', request(state))).toMatchObject({ errCode: 0 });
  }
  appendFileSync(file, '\n{"at":30');
  now += 1000;
  await open().answer('subscribeMessage.send', request('未通过'));
  const messages = shown(open());
  expect(messages.map(({ at }: { at: number }) => at)).toEqual([3000, 2000, 1000]);
  expect(messages[0]).toMatchObject({ to: '李四', title: '办理进度通知' });
  expect(messages[0].lines).toContainEqual(['当前状态', '未通过']);
});

test.each([
  ['a template that WeChat does not know', { ...request('已通过'), templateId: 'toString' }, 40037],
  ['a state that is too long', request('已经审核通过'), 47003],
  ['a field that is missing', { ...request('已通过'), data: {} }, 47003],
  ['nothing', '', 47003],
])('refuses %s as WeChat does', async (_, given, errCode) => {
  expect(await open().answer('subscribeMessage.send', given)).toMatchObject({ errCode });
});

test('sends nothing but messages', async () => {
  await expect(open().answer('wxacode.get', {})).rejects.toThrow();
});
