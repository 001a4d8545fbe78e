import {
  type InputOf,
  KEYED_ACTIONS,
  type OrderView,
  type OutputOf,
  type Reply,
  type ResidentAction,
} from '@jiayibao/shared/contract/resident';
import { addDays, civilDateInChina } from '@jiayibao/shared/dates';
import { documentOf, type Family, type Member } from './people';
import type { World } from './run';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
export const YEAR = 2027;
const TELLING = ['prompt', 'late', 'twice', 'reordered', 'never', 'never'] as const;

/** What a resident does on their phones: orders, pays or not, comes back or not, again and again. */
export class Resident {
  constructor(
    private readonly world: World,
    private readonly family: Family,
  ) {}

  /** Comes a few times, until a time. */
  async live(until: number): Promise<void> {
    const { schedule, random } = this.world;
    await schedule.sleep(random.int(0, 3 * MINUTE));
    while (schedule.now < until) {
      const visits = [this.visit(until)];
      // A second phone of the same account, at about the same time.
      if (random.chance(0.3))
        visits.push(schedule.sleep(random.int(0, 5 * SECOND)).then(() => this.visit(until)));
      await Promise.all(visits);
      if (random.chance(0.25)) await this.askBack();
      await schedule.sleep(random.int(5 * SECOND, 6 * MINUTE));
    }
  }

  private async visit(until: number): Promise<void> {
    const { schedule, random } = this.world;
    if (random.chance(0.1)) await this.call('contribution.quote', {});
    if (random.chance(0.1)) await this.tryOthers();
    const order = (await this.order()) ?? (await this.openOrder());
    if (!order || schedule.now >= until) return;
    if (random.chance(0.15)) void this.cancelLater(order);
    await schedule.sleep(random.int(0, 20 * SECOND));
    await this.pay(order, until);
  }

  /** A new order for some of the family, perhaps for a relative too; null where there was none. */
  private async order(): Promise<OrderView | null> {
    const { random } = this.world;
    const open = this.family.members.filter((member) => !this.isCovered(member));
    // They see who is covered; now and then a page is old.
    if (open.length === 0 && random.chance(0.8)) return null;
    const members = random.chance(0.8) && open.length > 0 ? open : this.family.members;
    const chosen = members.filter(() => random.chance(0.7));
    const people = (chosen.length > 0 ? chosen : members).map(({ memberId, years }) => {
      const makeUpYears = years.includes(2026) ? 0 : random.pick([0, 0, 1, 2, -1]);
      return { memberId, ...(makeUpYears !== 0 && { makeUpYears }) };
    });
    const ticket = random.chance(0.2) ? await this.ticket() : null;
    const relatives = ticket === null ? [] : [{ ticket }];
    const place = null;
    return this.call('order.create', { benefitYear: YEAR, members: people, relatives, place });
  }

  private async ticket(): Promise<string | null> {
    const { random, region, families } = this.world;
    const relative = random.pick(families.flatMap(({ members }) => members));
    const document = documentOf(relative);
    const asked = { region, benefitYear: YEAR, name: relative.name, document };
    return (await this.call('contribution.relative', asked))?.ticket ?? null;
  }

  /** The one that waits for payment already, as another phone finds it. */
  private async openOrder(): Promise<OrderView | null> {
    const list = await this.call('order.list', {});
    const open = list?.orders.find(({ state }) => state === 'created' || state === 'paying');
    return open ? this.call('order.read', { number: open.number }) : null;
  }

  private async pay({ number }: OrderView, until: number): Promise<void> {
    const { schedule, random, vendor } = this.world;
    const payment = (await this.call('order.pay', { number }))?.payment;
    if (!payment) return;
    if (random.chance(0.05)) vendor.askAnotherAmount(payment, random.pick([1, -1]));
    const typing = random.chance(0.8) ? random.int(2 * SECOND, MINUTE) : random.int(MINUTE, 16 * MINUTE);
    await schedule.sleep(typing);
    const does = random.int(1, 10);
    if (does <= 6) vendor.pay(payment, 'now', random.pick(TELLING));
    else if (does <= 8) vendor.pay(payment, 'afterClose', random.pick(TELLING));
    if (random.chance(0.4)) return;
    for (let i = random.int(1, 3); i > 0 && schedule.now < until; i--) {
      await this.call('order.refresh', { number });
      await schedule.sleep(random.int(SECOND, 4 * SECOND));
    }
  }

  private async cancelLater({ number }: OrderView): Promise<void> {
    const { schedule, random } = this.world;
    await schedule.sleep(random.int(0, 2 * MINUTE));
    await this.call('order.cancel', { number });
  }

  /** Looks into, pays and cancels somebody else's order, and is refused. */
  private async tryOthers(): Promise<void> {
    const { random, watch } = this.world;
    const others = [...watch.orders.values()].filter(({ accountId }) => accountId !== this.family.accountId);
    if (others.length === 0) return;
    const { number } = random.pick(others);
    const action = random.pick([
      'order.read',
      'order.pay',
      'order.cancel',
      'order.refresh',
      'receipt.read',
    ] as const);
    if (await this.call(action, { number })) watch.fail(`${action} of somebody else's order ${number}`);
  }

  private isCovered({ personId }: Member): boolean {
    return this.world.watch.enrolments.get(`enrolment:${YEAR}:${personId}`)?.state === 'active';
  }

  /** Applies for a refund for one of the family who is enrolled. */
  private async askBack(): Promise<void> {
    const { random, schedule, cloud } = this.world;
    const enrolled = this.family.members.filter((member) => this.isCovered(member));
    if (enrolled.length === 0) return;
    const { memberId }: Member = random.pick(enrolled);
    const eventOn = addDays(civilDateInChina(schedule.now), -1);
    const application = {
      kind: 'contributionRefund',
      memberId,
      benefitYear: YEAR,
      reason: 'death',
      eventOn,
    } as const;
    const attachments = [await photo(this.world, this.family.accountId)];
    const saved = await this.call('case.save', { application, attachments });
    if (!saved) return;
    const { caseId, revision } = saved;
    await cloud.resident(this.family.openid, 'case.submit', { caseId, revision }, cloud.newKey());
  }

  /**
   * An action on a phone, tapped twice now and then, and again with the same key where no answer came. Gives what it
   * answered, or null. All answers to one key are the same.
   */
  private async call<Name extends ResidentAction>(
    action: Name,
    input: InputOf<Name>,
  ): Promise<OutputOf<Name> | null> {
    const { cloud, random, schedule, watch } = this.world;
    const key = cloud.newKey();
    const send = () => cloud.resident(this.family.openid, action, input, key);
    const answers: OutputOf<Name>[] = [];
    for (let tries = 0; tries < 3; tries++) {
      const taps = random.chance(0.15) ? [send(), schedule.sleep(random.int(0, 300)).then(send)] : [send()];
      const replies: (Reply<unknown> | null)[] = await Promise.all(taps);
      for (const reply of replies) if (reply?.ok) answers.push(reply.data as OutputOf<Name>);
      const [first, ...others] = answers.map((answer) => JSON.stringify(answer));
      if (isKeyed(action) && others.some((other) => other !== first))
        watch.fail(`${action} answered one key in two ways`);
      const isRefused = replies.some((reply) => reply && !reply.ok && !AGAIN.includes(reply.error.code));
      if (answers.length > 0 || isRefused) break;
      await schedule.sleep(random.int(SECOND, 8 * SECOND));
    }
    return answers[0] ?? null;
  }
}

const isKeyed = (action: ResidentAction) => (KEYED_ACTIONS as readonly string[]).includes(action);

/** Refusals after which it may go well with the same key. */
const AGAIN = ['UNAVAILABLE', 'BUSY'];

/** A photo that was looked at and found clean. */
async function photo({ cloud, schedule, random }: World, accountId: string): Promise<string> {
  const _id = `photo-${String(random.int(0, 10 ** 9)).padStart(12, '0')}`;
  const at = schedule.now;
  const kept = { _id, caseId: null, accountId, size: 1000, type: 'image/jpeg', state: 'clean' } as const;
  const file = { fileId: 'cloud://test/photo.jpg', rawFileId: null, at, lookAt: at + 86_400_000 };
  await cloud.services.store.transaction((tx) => tx.put('attachments', { ...kept, ...file }));
  return _id;
}
