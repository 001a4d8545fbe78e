import { generateKeyPairSync } from 'node:crypto';
import { type Message, PayStore, Simulator } from '@jiayibao/local/pay';
import type { World } from './run';
import { APP, keys } from './vendor';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Somebody who knows the APIv3 key and the orders' numbers, and has all of the collector but its private key. */
export class Forger {
  /** Genuine messages that went by. */
  private readonly heard: Message[] = [];
  private readonly own: Simulator;

  constructor(private readonly world: World) {
    const { now } = { now: () => world.schedule.now };
    this.own = new Simulator(new PayStore(':memory:'), { now, app: APP, random: bytesOf(world) }, forged);
  }

  hears(message: Message): void {
    this.heard.push(message);
  }

  async live(until: number): Promise<void> {
    const { schedule, random } = this.world;
    for (;;) {
      await schedule.sleep(random.int(20 * SECOND, 5 * MINUTE));
      if (schedule.now >= until) break;
      await this.tell();
    }
    this.own.close();
  }

  private async tell(): Promise<void> {
    const { random, cloud, watch } = this.world;
    const how = random.pick(['invented', 'tampered', 'replayed', 'otherMerchant'] as const);
    const message = this[how]();
    if (!message) return;
    const reply = await cloud.notify(message.headers, message.body, `from a forger, ${how}`);
    if (reply && reply.statusCode === 200) watch.fail(`a notification that was ${how} is taken`);
  }

  /** A payment that never was, signed with another key. */
  private invented(): Message | null {
    const { random, watch, schedule } = this.world;
    const [order] = [...watch.orders.values()].filter(({ paidFen }) => paidFen === null).slice(-1);
    if (!order) return null;
    const { merchant } = keys();
    const time = `${new Date(schedule.now + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
    const content = {
      appid: merchant.app,
      mchid: merchant.id,
      out_trade_no: order.number,
      trade_state: 'SUCCESS',
      transaction_id: `42${random.int(1, 10 ** 9)}`,
      success_time: time,
      amount: { total: order.totalFen, currency: 'CNY' },
    };
    const sealed = this.own.signer.seal(JSON.stringify(content), 'transaction');
    const resource = { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', ...sealed };
    const id = `EV-${random.int(1, 10 ** 9)}`;
    const event_type = 'TRANSACTION.SUCCESS';
    const body = JSON.stringify({
      id,
      create_time: time,
      resource_type: 'encrypt-resource',
      event_type,
      resource,
    });
    return { url: '', headers: this.own.signer.headers(body, schedule.now), body };
  }

  /** A genuine one with another body, or another moment. */
  private tampered(): Message | null {
    const { random } = this.world;
    const message = this.heard.at(-1);
    if (!message) return null;
    if (random.chance(0.5)) return { ...message, body: message.body.replace('"id":"EV-', '"id":"EW-') };
    const headers = {
      ...message.headers,
      'wechatpay-timestamp': String(Math.floor(this.world.schedule.now / SECOND) + 1),
    };
    return { ...message, headers };
  }

  /** A genuine one, more than five minutes old. */
  private replayed(): Message | null {
    const { schedule } = this.world;
    const old = this.heard.filter(
      ({ headers }) => schedule.now - Number(headers['wechatpay-timestamp']) * SECOND > 6 * MINUTE,
    );
    return old.at(-1) ?? null;
  }

  /** Signed by the collector, for somebody else's shop. */
  private otherMerchant(): Message | null {
    const { vendor, random } = this.world;
    const [paid] = vendor.trades().orders;
    if (!paid) return null;
    const content = random.pick([{ mchid: '1600000000' }, { appid: 'wx0000000000000002' }]);
    return vendor.simulator.messageOf('payment', paid.number, { content });
  }
}

function bytesOf({ random }: World) {
  return (length: number) => Buffer.from(Array.from({ length }, () => random.int(0, 255)));
}

/** The collector's keys, but for the private one. */
function forged() {
  const { merchant, platform } = keys();
  own ??= generateKeyPairSync('rsa', {
    modulusLength: 1024,
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  }).privateKey.toString('base64');
  return { merchant, platform: { ...platform, privateKey: own } };
}
let own: string | null = null;
