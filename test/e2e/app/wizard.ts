import type { Page } from 'playwright-core';
import { arrived, choose, tap, type } from './page';
import type { Typed } from './people';

/** What happens on a page of the wizard before it is left; called with the page's title. */
export type OnPage = (title: string) => Promise<void>;

const nothing: OnPage = async () => {};

/** From the home page of someone new to the list of members. */
export async function consentAndPlace(
  page: Page,
  { region, county }: { region: string; county: string },
  onPage = nothing,
): Promise<void> {
  await tap(page, '登记我家');
  await arrived(page, '开始之前');
  await choose(page, '我已看清');
  await choose(page, '我单独同意');
  await onPage('开始之前');
  await tap(page, '同意并继续');
  await arrived(page, '参保地');
  await choose(page, region);
  await choose(page, county);
  await onPage('参保地');
  await tap(page, '下一步');
  await arrived(page, '家庭成员');
}

/** From the list of members to the pages of another member and back. */
export async function addMember(page: Page, typed: Typed, onPage = nothing): Promise<void> {
  await fillMember(page, /^再?添加一人$/, typed, onPage);
  await arrived(page, '家庭成员');
}

/** From the button that adds someone through all pages of a member. */
export async function fillMember(
  page: Page,
  button: string | RegExp,
  typed: Typed,
  onPage = nothing,
): Promise<void> {
  await tap(page, button);
  await arrived(page, '姓名和证件');
  await type(page, '姓名', typed.name);
  await type(page, '证件号码', typed.number);
  await onPage('姓名和证件');
  await tap(page, '下一步');
  await finishMember(page, typed, onPage);
}

/** The pages of a member after name and document. */
export async function finishMember(page: Page, typed: Typed, onPage = nothing): Promise<void> {
  await arrived(page, /^与(您|申请人)的关系$/);
  await choose(page, typed.relation);
  await onPage('与您的关系');
  await tap(page, '下一步');
  await arrived(page, '人员类别');
  await choose(page, typed.category);
  await onPage('人员类别');
  await tap(page, '下一步');
  if (typed.place !== null) {
    await arrived(page, '为什么在这里参保');
    await choose(page, typed.place);
    await onPage('为什么在这里参保');
    await tap(page, '下一步');
  }
  await arrived(page, '特殊身份');
  for (const { section, group } of typed.groups ?? []) {
    await tap(page, new RegExp(`^${section}`));
    await choose(page, group);
  }
  await onPage('特殊身份');
  await tap(page, typed.groups ? '下一步' : '没有或不确定');
}

/** From the home page of someone new to "check your answers". */
export async function fillRegister(
  page: Page,
  place: { region: string; county: string },
  members: readonly Typed[],
  onPage = nothing,
): Promise<void> {
  await consentAndPlace(page, place, onPage);
  for (const [at, typed] of members.entries()) await addMember(page, typed, at === 0 ? onPage : nothing);
  await onPage('家庭成员');
  await tap(page, '填好了，去核对');
  await arrived(page, '核对信息');
  await onPage('核对信息');
}

/** Sends what was checked; gives the number of the confirmation. */
export async function submit(page: Page, button: string): Promise<string> {
  await tap(page, button);
  await arrived(page, '已登记');
  return (await page.locator('#receipt').textContent()) ?? '';
}
