import { verifyLedger } from '@jiayibao/cloudfunctions/core';
import { calculate } from '@jiayibao/shared/calculate';
import type { AnswerTo } from '@jiayibao/shared/contract/calculation';
import { civilDateInChina } from '@jiayibao/shared/dates';
import { parseYuan } from '@jiayibao/shared/money';
import { BIRTH_DATE, type Person } from './people';
import { YEAR } from './resident';
import type { World } from './run';
import type { Vendor } from './vendor';
import { sumOf } from './watch';

const ENDED = ['closed', 'settled', 'refunded'];

/** What has to hold in the end, when nothing has gone wrong for half an hour. */
export async function judge(world: World): Promise<void> {
  const { watch, vendor, cloud } = world;
  for (const { number, state } of watch.orders.values())
    if (!ENDED.includes(state)) watch.fail(`order ${number} has not ended: it is ${state}`);
  const { orders: paid, refunds } = vendor.trades();
  const done = refunds.filter(({ outcome }) => outcome === 'SUCCESS');
  for (const { number, totalFen, paidAt } of paid) {
    const order = watch.orders.get(`order:${number}`);
    if (order?.paidFen !== totalFen) watch.fail(`${totalFen} fen were paid for ${number} and not booked`);
    let kept = 0;
    for (const item of order?.items ?? []) {
      const back = done.filter((one) => one.number === item.refund?.number);
      const amount = item.dueFen + item.makeUpFen;
      const isWhole = order?.refund !== null && item.state === 'refunded';
      const isBack = item.state === 'refunded' && (amount === 0 || back.length === 1);
      if (item.state === 'enrolled') {
        kept += amount;
        if (back.length > 0) watch.fail(`${number}: somebody is covered and has their money back`);
        checkTerms(world, item, civilDateInChina(paidAt as number));
      } else if (!isBack && !isWhole) watch.fail(`${number}: neither cover nor a refund for one of them`);
    }
    const back = done.filter((one) => one.orderNumber === number);
    const left = totalFen - back.reduce((fen, { amountFen }) => fen + amountFen, 0);
    if (left !== kept)
      watch.fail(`${number}: ${left} fen are left at the collector's, ${kept} are for cover`);
  }
  const entries = [...watch.ledger.values()];
  const booked = sumOf(
    entries.filter(({ kind }) => ['contribution', 'makeUp', 'unassigned', 'refund'].includes(kind)),
  );
  const moved = sum(paid.map(({ totalFen }) => totalFen)) - sum(done.map(({ amountFen }) => amountFen));
  if (booked !== moved) watch.fail(`the ledger has ${booked} fen, the collector ${moved}`);
  checkNotices(world);
  const { problems } = await verifyLedger(cloud.services);
  for (const { of, problem } of problems) watch.fail(`the ledger's own verification: ${of} ${problem}`);
}

/** The cases that comparing bills may open: of refunds that the collector did not carry out, whose number stays unused. */
export function isExplained(vendor: Vendor, number: string): boolean {
  const refund = vendor.simulator.book.refund(number);
  return refund !== null && refund.outcome !== 'SUCCESS';
}

/** Amount and cover as the calculation has them, for the day of the payment, asked anew. */
function checkTerms(
  { families, region, watch }: World,
  item: { personId: string; makeUpYears: number; dueFen: number; makeUpFen: number; benefitFrom: string },
  paidOn: string,
): void {
  const person = families
    .flatMap(({ members }): Person[] => members)
    .find((one) => one.personId === item.personId);
  if (!person) {
    watch.fail('somebody is enrolled whom nobody knows');
    return;
  }
  const { groups, years: enrolledYears } = person;
  const { makeUpYears } = item;
  const answer = calculate({
    operation: 'enrolment',
    region,
    benefitYear: YEAR,
    paidOn,
    person: { birthDate: BIRTH_DATE, groups, student: null, exemption: null, universityEntrant: false },
    history: { enrolledYears, makeUpYears },
  }) as AnswerTo<'enrolment'>;
  if (!answer.ok) {
    watch.fail(`enrolled, paid on ${paidOn}: ${answer.error.code}`);
    return;
  }
  const { due, benefitPeriod } = answer.result;
  if (parseYuan(due) !== item.dueFen) watch.fail(`${item.dueFen} fen were paid where ${due} yuan are due`);
  if (benefitPeriod?.from !== item.benefitFrom)
    watch.fail(`covered from ${item.benefitFrom}, paid on ${paidOn}: ${benefitPeriod?.from}`);
}

/** Who paid is told once that everybody is covered, and once of each refund. */
function checkNotices({ watch }: World): void {
  for (const { number, settledAt, items, refund } of watch.orders.values()) {
    const told = (kind: string) =>
      [...watch.notices.values()].filter((one) => one.orderNumber === number && one.kind === kind).length;
    if (told('contributionSettled') > 1) watch.fail(`${number}: told twice that it is settled`);
    if (
      settledAt !== null &&
      items.some(({ state }) => state === 'enrolled') &&
      told('contributionSettled') === 0
    )
      watch.fail(`${number}: nobody is told that it is settled`);
    const refunds = [refund, ...items.map((item) => item.refund)].filter((one) => one && one.amountFen > 0);
    if (told('contributionReturned') !== refunds.length)
      watch.fail(`${number}: ${refunds.length} refunds, told of ${told('contributionReturned')}`);
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((fen, amount) => fen + amount, 0);
}
