import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOTICE_ROWS } from '@jiayibao/shared/contract/resident';
import type { Browser, Page } from 'playwright-core';
import {
  addFile,
  auditDesk,
  confirmStep,
  decide,
  front,
  atDesk as openAtDesk,
  paperPdf,
  says,
  tapFront as tap,
  tick,
  write,
} from './app';
import { auditPage, type Cloud, openBrowser, openPhone, startCloud } from './harness';

/** One story in order: a PDF as evidence, a refusal, its reversal by a second person, and many notices. */

const WHO = '王建国';

let cloud: Cloud;
let browser: Browser;
let pdf: string;

beforeAll(async () => {
  pdf = join(tmpdir(), `jiayibao-decision-${process.pid}.pdf`);
  cloud = await startCloud({ today: '2026-11-22' });
  browser = await openBrowser();
  writeFileSync(pdf, await paperPdf(browser, '残疾证'));
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
  rmSync(pdf, { force: true });
});

const atDesk = (staff: string, path?: string) => openAtDesk(browser, cloud, staff, path);
const pane = (page: Page) => front(page).getByRole('region', { name: '办理' });
const openRow = (page: Page) => tap(page, new RegExp(`${WHO}.*人员身份认定`));

/** What somebody calls, as their phone would. */
async function session(resident: string) {
  const body = JSON.stringify({ resident });
  const signedIn = await fetch(`${cloud.url}local/session`, { method: 'POST', body });
  const headers = {
    authorization: `Bearer ${((await signedIn.json()) as { session: string }).session}`,
    'content-type': 'application/json',
  };
  let calls = 0;
  return async (name: string, action: string, input: object, keyed = true): Promise<never> => {
    const key = keyed ? `${resident}-${action}-${++calls}`.padEnd(20, '0').replaceAll('.', '-') : undefined;
    const sent = { method: 'POST', headers, body: JSON.stringify({ action, input, key }) };
    const reply = await (await fetch(`${cloud.url}call/${name}`, sent)).json();
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply.error)}`);
    return reply.data as never;
  };
}

test('a resident sends a PDF; a file that lies about its type is refused in words', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang', path: '#/packages/household/manage' });
  const { page } = phone;
  await tap(page, `为${WHO}申请事项`);
  await tap(page, /人员身份认定/);
  await tap(page, /残疾、优抚/);
  await tick(page, '二级残疾');
  await tap(page, '下一步');
  await says(page, '需要的材料');
  const chooser = page.waitForEvent('filechooser');
  await tap(page, '选 PDF 文件');
  await (await chooser).setFiles({
    name: '残疾证.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ\x90\x00 this is no PDF'),
  });
  await says(page, '只能上传 JPG、PNG、WebP 照片或 PDF 文件');
  await auditPage(page, 'case-evidence-refused');
  await tap(page, '去掉残疾证.pdf');
  await addFile(page, '选 PDF 文件', pdf);
  await tap(page, '下一步');
  await tap(page, '提交申请');
  await front(page).locator('#number').waitFor();
  await phone.close();
});

test('a clerk reads the PDF and refuses with a reason of the list', async () => {
  const phone = await atDesk('staff-ma');
  const { page } = phone;
  await tap(page, `领取${WHO}的申请`);
  await tap(page, '看材料1');
  const opened = page.context().waitForEvent('request', (request) => request.url().includes('/evidence/'));
  await page.getByRole('region', { name: '材料1' }).getByRole('button', { name: '打开 PDF' }).click();
  const shown = await fetch((await opened).url());
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  await tap(page, '关闭');
  await tap(page, /^不通过$/);
  await tap(page, '确定不通过');
  await says(page, '请选择不通过的原因。');
  await auditDesk(page, 'desk-refuse-errors');
  await front(page)
    .getByRole('combobox', { name: /不通过的原因/ })
    .selectOption({ label: '民政、农业农村、残联等部门没有认定这类身份' });
  await write(page, '写给居民的话', '残疾证已经注销');
  await tap(page, '确定不通过');
  await pane(page).getByText('民政、农业农村、残联等部门没有认定这类身份').waitFor();
  expect(await pane(page).getByRole('button', { name: '撤销决定' }).count()).toBe(0);
  await pane(page).getByText('请县区或市州负责人撤销；没有期限').waitFor();
  await auditDesk(page, 'desk-refused');
  await phone.close();
});

test('the resident reads why, with the clause', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang' });
  const { page } = phone;
  await tap(page, /没有通过/);
  await says(page, '残疾证已经注销');
  await says(page, /（依据《.+》第十条（三））/);
  await auditPage(page, 'case-refused');
  await phone.close();
});

test('a lead, who is a second person, reverses it; it is decided anew', async () => {
  const lead = await atDesk('staff-li');
  const { page } = lead;
  await front(page).getByRole('combobox', { name: '状态' }).selectOption({ label: '已办结' });
  await openRow(page);
  await tap(page, '撤销决定');
  await tap(page, '确定撤销');
  await says(page, '请写明撤销的理由。');
  await auditDesk(page, 'desk-reverse-errors');
  await confirmStep(page, '撤销', '残疾证已经补办');
  await pane(page).getByText('决定已撤销，重新审核').waitFor();
  await lead.close();

  const clerk = await atDesk('staff-chen');
  await tap(clerk.page, `领取${WHO}的申请`);
  await says(clerk.page, '残疾证已经补办');
  for (const words of ['姓名和证件一致', '证明由有权单位出具', '证明在有效期内', '申请的每一类身份都有证明'])
    await tick(clerk.page, words);
  await decide(clerk.page, '通过');
  await pane(clerk.page).getByText('已通过').first().waitFor();
  await clerk.close();
});

test('more notices than a page holds are listed page by page, and read page by page', async () => {
  const resident = await session('wang');
  const clerk = await session('staff-ma');
  type Seen = { caseId: string; revision: number };
  const { household } = (await resident('resident', 'household.read', {}, false)) as {
    household: { members: { memberId: string; name: string }[] };
  };
  const memberId = household.members.find(({ name }) => name === WHO)?.memberId;
  const application = { kind: 'verifyGroup', memberId, groups: ['entitledGroup'] };
  const { attachmentId } = await sentPdf(resident);
  const saved: Seen = await resident('resident', 'case.save', { application, attachments: [attachmentId] });
  let { caseId, revision } = saved;
  for (let turn = 0; turn < NOTICE_ROWS; turn++) {
    ({ revision } = (await resident('resident', 'case.submit', { caseId, revision })) as Seen);
    ({ revision } = (await clerk('agency', 'case.take', { caseId, revision })) as Seen);
    ({ revision } = (await clerk('agency', 'case.return', { caseId, revision, words: '请补充' })) as Seen);
  }
  const phone = await openPhone(browser, cloud, { resident: 'wang', path: '#/packages/case/notices' });
  const { page } = phone;
  await says(page, /需要补充材料/);
  const rows = front(page).getByRole('listitem');
  expect(await rows.count()).toBe(NOTICE_ROWS);
  await tap(page, '再看更早的');
  await rows.nth(NOTICE_ROWS).waitFor();
  await auditPage(page, 'notices-pages');
  await tap(page, '全部已读');
  await says(page, /^\d+条未读$/);
  await phone.close();
});

async function sentPdf(
  call: (name: string, action: string, input: object) => Promise<never>,
): Promise<{ attachmentId: string }> {
  const bytes = await paperPdf(browser, '优抚证');
  const begun: { attachmentId: string; url: string; headers: Record<string, string> } = await call(
    'evidence',
    'attachment.begin',
    { size: bytes.length },
  );
  const { attachmentId, url, headers } = begun;
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  return call('evidence', 'attachment.finish', { attachmentId });
}
