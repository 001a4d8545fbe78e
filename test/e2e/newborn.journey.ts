import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import type { Browser, Page } from 'playwright-core';
import {
  addFile,
  arrived,
  choose,
  front,
  grouped,
  paperPhoto,
  pick,
  says,
  tapFront,
  tick,
  write,
  writeDay,
} from './app';
import {
  newbornPrinted as calc,
  chinese,
  tells,
  tellsNextYear,
  wordsOf,
  yearPrinted as yearly,
} from './app/newborns';
import { type Cloud, gatherFaults, openBrowser, openPhone } from './harness';
import { startCloud } from './harness/cloud';

/** Enrolling newborns, on set days: what a birth date tells is what `npm run -s calc` prints, before and after paying. */

let browser: Browser;
let photos: string;
let photo: string;

beforeAll(async () => {
  browser = await openBrowser();
  photos = mkdtempSync(join(tmpdir(), 'photos-'));
  photo = join(photos, '出生医学证明.png');
  writeFileSync(photo, await paperPhoto(browser, '出生医学证明'));
});
afterAll(async () => {
  await browser?.close();
  rmSync(photos, { recursive: true });
});

const audit = gatherFaults('newborn-');

let certificates = 0;
const newCertificate = () => {
  certificates += 1;
  return `Y${String(certificates).padStart(9, '0')}`;
};

/** Who a new child is. */
async function fillChild(page: Page, name: string, birthDate?: string): Promise<void> {
  await arrived(page, '孩子是谁');
  await write(page, '姓名', name);
  await write(page, '证件号码', newCertificate());
  if (birthDate) await writeDay(page, '出生日期', birthDate);
  await pick(page, '女');
  await tapFront(page, '下一步');
}

async function sendPhoto(page: Page): Promise<void> {
  await arrived(page, '出生医学证明');
  await addFile(page, '拍照或选照片', photo);
  await tapFront(page, '下一步');
}

async function payAtCashier(page: Page, due: string): Promise<void> {
  await tapFront(page, `确认并支付 ${grouped(due)} 元`);
  await page.getByRole('heading', { name: '模拟收银台' }).waitFor();
  await page.getByRole('button', { name: `支付 ${grouped(due)} 元` }).click();
  await says(page, '缴好了，已经参保');
}

const TODAY = '2026-11-22';

describe('on 22 November', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud({ today: TODAY });
  });
  afterAll(() => cloud?.stop());

  test('the daughter of three weeks and a twin are enrolled in one go; home knows them covered for both years', async () => {
    const phone = await openPhone(browser, cloud, { resident: 'wang' });
    const { page } = phone;
    await says(page, '新生儿待参保');
    await tapFront(page, /^新生儿参保/);
    await arrived(page, '新生儿参保');
    const told = calc('lanzhou', '2026-11-01', TODAY);
    await tells(page, told);
    await tellsNextYear(page, ['lanzhou', '2026-11-01', TODAY], told);
    await says(page, /2027年的通知公布以前/);
    await audit(page, 'start');
    await tapFront(page, '怎么算的');
    await page.getByRole('dialog').getByText('第八条').first().waitFor();
    await audit(page, 'why');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    const download = page.waitForEvent('download');
    await tapFront(page, '加到日历');
    const file = readFileSync(await (await download).path(), 'utf8');
    expect(file).toContain(`DTSTART;VALUE=DATE:${told.result.deadline.replaceAll('-', '')}`);

    // A guardian agrees before a photo of the child goes anywhere.
    await tapFront(page, '给王小满参保');
    await arrived(page, '监护人');
    await tapFront(page, '下一步');
    await audit(page, 'guardian-errors');
    await pick(page, '王磊');
    await tick(page, /^我是监护人王磊/ as never);
    await audit(page, 'guardian');
    await tapFront(page, '下一步');
    await arrived(page, '出生医学证明');
    await tapFront(page, '下一步');
    await audit(page, 'photo-missing');
    await sendPhoto(page);
    await arrived(page, '核对新生儿参保');
    await says(page, /^确认并支付/);
    await audit(page, 'check');
    // A form that nothing was typed into leaves no child.
    await tapFront(page, '再加一个孩子');
    await arrived(page, '孩子是谁');
    await page.goBack();
    await says(page, '孩子（1个）');
    await tapFront(page, '再加一个孩子');
    await arrived(page, '孩子是谁');
    await audit(page, 'child');
    await fillChild(page, '王小寒');
    await arrived(page, '监护人');
    await choose(front(page), '户籍');
    await tapFront(page, '下一步');
    await sendPhoto(page);
    await arrived(page, '核对新生儿参保');
    await says(page, /^确认并支付/);
    await audit(page, 'check-twins');
    const words = await wordsOf(page);
    expect(words).toContain(`出生医学证明Y${String(certificates).padStart(9, '0')}`);
    expect(words).toContain('兰州市城关区，户籍地');
    await tapFront(page, '去掉王小寒');
    await page.getByRole('dialog').getByText('去掉王小寒？').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await payAtCashier(page, '800.00');
    await says(page, /请留好发票/);
    await audit(page, 'paid');
    await tapFront(page, '王小寒的参保证明');
    await arrived(page, '参保证明');
    await page.goto(`${cloud.url}#/pages/home/index`);
    await arrived(page, '家医保');
    await says(page, '王小寒');
    expect(await wordsOf(page)).not.toContain('新生儿待参保');
    await page.goto(`${cloud.url}#/packages/newborn/start`);
    await says(page, `已经参保，从${chinese('2026-11-01')}到${chinese('2027-12-31')}`);
    await audit(page, 'enrolled');
    await phone.close();
  });

  test('born abroad, the desk is told, with what to bring; without a household a birth date is enough to look', async () => {
    const phone = await openPhone(browser, cloud, { resident: 'sun', path: '#/packages/newborn/start' });
    const { page } = phone;
    await arrived(page, '新生儿参保');
    await writeDay(page, '孩子哪天出生', '2026-11-20');
    await tapFront(page, /^到窗口办/);
    await arrived(page, '填写申请');
    await choose(front(page), '在国外或港澳台出生');
    await choose(front(page), '2个');
    await says(page, /经公证或认证/);
    await audit(page, 'desk');
    await tapFront(page, '下一步');
    await arrived(page, '核对申请');
    const { deadline } = calc('lanzhou', '2026-11-20', TODAY).result;
    const bring = `请监护人带上这些材料，在${chinese(deadline)}（含当天）以前，到参保地的医保经办窗口`;
    await says(page, bring);
    await audit(page, 'desk-check');
    await tapFront(page, '提交');
    await arrived(page, '已提交');
    await says(page, bring);
    await says(page, /经公证或认证/);
    await audit(page, 'desk-done');
    await tapFront(page, '看进度');
    await arrived(page, '申请进度');
    await says(page, bring);
    await phone.close();

    const stranger = await openPhone(browser, cloud, { resident: 'new', path: '#/packages/newborn/start' });
    await writeDay(stranger.page, '孩子哪天出生', '2026-10-01');
    await tells(stranger.page, calc('lanzhou', '2026-10-01', TODAY));
    await audit(stranger.page, 'stranger');
    // On the last day: what is possible after it depends on the year in which it is done.
    await writeDay(stranger.page, '孩子哪天出生', '2026-08-24');
    const late = [addDays(TODAY as CivilDate, 1), '2027-03-01'].map((day) =>
      calc('lanzhou', '2026-08-24', day),
    );
    await says(
      stranger.page,
      new RegExp(
        late
          .map(
            ({
              result: {
                benefitPeriod: { from, to },
              },
            }) => `${from.slice(0, 4)}年里缴的到${chinese(to)}为止`,
          )
          .join('，'),
      ),
    );
    await writeDay(stranger.page, '孩子哪天出生', '2026-10-01');
    await choose(front(stranger.page), '临夏州');
    await tells(stranger.page, calc('linxia', '2026-10-01', TODAY));
    await writeDay(stranger.page, '孩子哪天出生', '2026-05-21');
    await tells(stranger.page, calc('linxia', '2026-05-21', TODAY));
    await audit(stranger.page, 'closed');
    await front(stranger.page).getByRole('button', { name: '按普通居民缴费' }).waitFor();
    await stranger.close();
  });

  test('without a network the phone says the same, with the figures that it has', async () => {
    const phone = await openPhone(browser, cloud, { resident: 'chen', path: '#/packages/newborn/start' });
    const { page } = phone;
    await arrived(page, '新生儿参保');
    await says(page, '孩子哪天出生');
    await page.context().setOffline(true);
    await writeDay(page, '孩子哪天出生', '2026-09-30');
    await tells(page, calc('lanzhou', '2026-09-30', TODAY));
    await page.context().setOffline(false);
    await phone.close({ expected: /Failed to load resource|ERR_INTERNET_DISCONNECTED/ });
  });
});

const BIRTHS = ['2026-09-30', '2026-10-01'] as CivilDate[];
const DAYS = [
  ['day 90', (birth: CivilDate) => addDays(birth, 90)],
  ['day 91', (birth: CivilDate) => addDays(birth, 91)],
  ['the day before the first birthday', (birth: CivilDate) => addDays(birth, 364)],
] as const;
const KEEPERS = { lanzhou: ['wang', '王磊'], linxia: ['ma', '马文华'] } as const;

/** Every day on which something is looked at, with the births of which it is that day. */
const byDay = new Map<string, [string, CivilDate][]>();
for (const birth of BIRTHS)
  for (const [name, dayOf] of DAYS) {
    const day = dayOf(birth);
    byDay.set(day, [...(byDay.get(day) ?? []), [name, birth]]);
  }

describe.each([...byDay])('on %s', (today, births) => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud({ today, since: TODAY });
  });
  afterAll(() => cloud?.stop());

  test.each(
    births.flatMap(([name, birth]) =>
      (['lanzhou', 'linxia'] as const).map((region) => [name, birth, region] as const),
    ),
  )('%s of a child born %s, in %s: told what calc prints, enrolled as told', async (_, birth, region) => {
    const [resident, guardian] = KEEPERS[region];
    const told = calc(region, birth, today);
    const phone = await openPhone(browser, cloud, { resident, path: '#/packages/newborn/start' });
    const { page } = phone;
    await arrived(page, '新生儿参保');
    await typeBirth(page, birth);
    await tells(page, told);
    await tellsNextYear(page, [region, birth, today], told);
    if (!told.ok) {
      const thisYear = Number(today.slice(0, 4));
      const isOpen = [thisYear, thisYear + 1].some((year) => yearly([region, birth, today], year).ok);
      await front(page)
        .getByRole('button', { name: isOpen ? '按普通居民缴费' : '回到首页' })
        .waitFor();
      await phone.close();
      return;
    }
    const { due, benefitPeriod, notices } = told.result;
    if (notices.includes('lastDayAdvice')) await says(page, /那样最后一天会早1天/);
    if (notices.includes('confirmWithAgency')) await says(page, /请先问经办机构认不认/);
    await tapFront(page, '给孩子参保');
    await arrived(page, '监护人');
    await choose(front(page), guardian);
    if (region === 'lanzhou') await choose(front(page), '户籍');
    await choose(front(page), '我是监护人');
    await tapFront(page, '下一步');
    await fillChild(page, '小宝');
    await sendPhoto(page);
    await arrived(page, '核对新生儿参保');
    if (yearly([region, birth, today], Number(benefitPeriod.to.slice(0, 4)) + 1).ok)
      await tellsNextYear(page, [region, birth, today], told);
    await payAtCashier(page, due);
    const words = await wordsOf(page);
    expect(words).toContain(chinese(benefitPeriod.from));
    expect(words).toContain(
      chinese(benefitPeriod.to).replace(
        benefitPeriod.from.slice(0, 4) === benefitPeriod.to.slice(0, 4)
          ? `${benefitPeriod.to.slice(0, 4)}年`
          : '',
        '',
      ),
    );
    await phone.close();
  });
});

describe.each(['2026-12-29', '2027-01-10'])('looked at on %s', (today) => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud({ today, since: TODAY });
  });
  afterAll(() => cloud?.stop());

  test('what each year needs beside the newborn contribution, or that it cannot be paid any more', async () => {
    for (const [region, births] of [
      ['linxia', ['2026-12-20', '2026-06-01']],
      ['lanzhou', ['2026-09-29', '2026-10-01']],
    ] as const) {
      const [resident] = KEEPERS[region];
      const phone = await openPhone(browser, cloud, { resident, path: '#/packages/newborn/start' });
      const { page } = phone;
      await arrived(page, '新生儿参保');
      for (const birth of births) {
        await typeBirth(page, birth);
        const told = calc(region, birth, today);
        await tells(page, told);
        await tellsNextYear(page, [region, birth, today], told);
        if (birth === births[0]) await audit(page, `year-after-${region}-${today}`);
      }
      await phone.close();
    }
  });
});

/** Types the birth date of a child who is not in the household. */
async function typeBirth(page: Page, birth: string): Promise<void> {
  const field = front(page).getByRole('textbox', { name: '孩子哪天出生，年' });
  const other = front(page).getByRole('button', { name: /^更改孩子/ });
  await field.or(other).first().waitFor();
  if (await other.isVisible()) {
    await other.click();
    await choose(page.getByRole('dialog') as never, '另一个孩子');
  }
  await writeDay(page, '孩子哪天出生', birth);
}
