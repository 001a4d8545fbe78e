import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  agencyTable,
  answerNotification,
  collectorOf,
  type Doors,
  type HttpReply,
  handle,
  jobs,
  type Messenger,
  Parameters,
  type Randomness,
  residentTable,
  runJob,
  type Services,
  Store,
  settle,
  settleRefund,
  vaultOf,
} from '@jiayibao/cloudfunctions/core';
import { type Body, type Engine, openEngine, parseIndexes } from '@jiayibao/local/gateway';
import { KEYED_AGENCY_ACTIONS } from '@jiayibao/shared/contract/agency';
import { KEYED_ACTIONS, MESSAGE_TEMPLATES, type Reply } from '@jiayibao/shared/contract/resident';
import { Random } from '../reckoning/random';
import type { Schedule } from './schedule';
import type { Vendor } from './vendor';
import type { Watch } from './watch';

/** How long each function may take, as in cloudbaserc.json. */
const LIMITS_MS = { resident: 10_000, agency: 10_000, 'payment-notify': 5000, jobs: 300_000 };

const indexes = parseIndexes(JSON.parse(readFileSync(join(__dirname, '../../indexes.json'), 'utf8')));

const KEYED: readonly string[] = [...KEYED_ACTIONS, ...KEYED_AGENCY_ACTIONS];

/** Changes what the functions work with, to plant a fault in them. */
export type Change = (services: Services, cloud: Cloud) => Services;

/** The functions and their database in one process, reached through ports alone. */
export class Cloud {
  readonly engine: Engine;
  readonly services: Services;
  private keys = 0;

  constructor(
    seed: number,
    readonly schedule: Schedule,
    readonly vendor: Vendor,
    private readonly watch: Watch,
    change: Change = (services) => services,
  ) {
    const random = new Random(seed);
    const onFault = (error: unknown) => watch.fail(`the database's own fault: ${String(error)}`);
    const now = () => schedule.now;
    this.engine = openEngine({ file: ':memory:', indexes, now, random: () => random.next(), onFault });
    answering = (body) => this.answer(body);
    const clock = { now: () => schedule.moment(schedule.now) };
    const randomness = randomnessOf(new Random(seed + 1), schedule);
    const store = new Store(randomness, { wait: (milliseconds) => schedule.wait(milliseconds) });
    const vault = vaultOf(
      { ...process.env, VAULT_KEYS: `1:${keyOf('vault')}`, VAULT_INDEX_KEY: keyOf('index') },
      // What is sealed when is nobody's affair: it is as random as everything else, and no call of a port.
      randomnessOf(new Random(seed + 2), null),
    );
    const plain: Services = {
      clock,
      randomness,
      store,
      files: absent as Services['files'],
      parameters: new Parameters(store),
      messenger: <Messenger>{
        templates: () => MESSAGE_TEMPLATES.map((template) => ({ template, id: template })),
        send: (openid, message) =>
          schedule.call('messenger', 'send', () => {
            schedule.note(`WeChat tells ${openid}: ${message.data.phrase2?.value}`);
            return 'sent' as const;
          }),
      },
      collector: collectorOf(vendor.environment, clock, randomness, vendor.transport),
      vault,
      caller: () => null,
      log: (line) => watch.logged(line),
    };
    this.services = change(plain, this);
  }

  /** A phone calls an action; null where no answer came. */
  resident(openid: string, action: string, input: unknown, key: string): Promise<Reply<unknown> | null> {
    return this.act('resident', openid, action, input, key);
  }

  agency(openid: string, action: string, input: unknown, key: string): Promise<Reply<unknown> | null> {
    return this.act('agency', openid, action, input, key);
  }

  /** A timer fires. */
  async job(name: keyof typeof jobs): Promise<void> {
    const event = { Type: 'Timer', TriggerName: name };
    await this.schedule.invoke(name, LIMITS_MS.jobs, () => runJob(jobs, event, this.services));
  }

  /** The collector, or whoever says that they are, tells something; null where no answer came. */
  notify(headers: Record<string, string>, body: string, from: string): Promise<HttpReply | null> {
    const event = { httpMethod: 'POST', headers, body: Buffer.from(body).toString('base64') };
    const doors: Doors = { payment: settle, refund: settleRefund };
    const told = () => answerNotification(doors, { ...event, isBase64Encoded: true }, this.services);
    return this.schedule.invoke(`payment-notify ${from}`, LIMITS_MS['payment-notify'], told);
  }

  /** A key for one intention. */
  newKey(): string {
    this.keys += 1;
    return `key-${String(this.keys).padStart(16, '0')}`;
  }

  close(): void {
    answering = null;
    this.engine.close();
  }

  private async act(
    of: 'resident' | 'agency',
    openid: string,
    action: string,
    input: unknown,
    key: string,
  ): Promise<Reply<unknown> | null> {
    const table = of === 'resident' ? residentTable : agencyTable;
    const services = { ...this.services, caller: () => openid };
    const name = `${openid} ${action}`;
    const reply = await this.schedule.invoke(name, LIMITS_MS[of], () =>
      handle(table, { action, input, ...(KEYED.includes(action) && { key }) }, services),
    );
    this.schedule.note(`${name}: ${reply === null ? 'no answer' : reply.ok ? 'OK' : reply.error.code}`);
    return reply;
  }

  private async answer(body: Body): Promise<unknown> {
    const what = `${String(body.action).replace('database.', '')} ${body.collectionName ?? ''}`;
    const reply = await this.schedule.call('database', what, () => {
      const answered = this.engine.handle(body);
      this.watch.written(body, answered);
      return answered;
    });
    const { code, message } = reply;
    if (code !== undefined) throw Object.assign(new Error(message), { code });
    return reply;
  }
}

/** The simulated cloud that the SDK's requests go to: one at a time. */
let answering: ((body: Body) => Promise<unknown>) | null = null;

/** The SDK's own transport, HTTP with a signature, is replaced by a call; all above it is the SDK. */
const sdk = require('@cloudbase/node-sdk/dist/utils/tcbapirequester') as {
  request(asked: { params: Body }): Promise<unknown>;
};
sdk.request = ({ params }) => {
  if (!answering) throw new Error('no simulation is running');
  return answering(params);
};

function randomnessOf(random: Random, schedule: Schedule | null): Randomness {
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => random.int(0, 255)));
  const given = <Value>(value: Value) => (schedule ? schedule.moment(value) : value);
  return {
    id: () => given(bytes(16).toString('hex')),
    bytes: (length) => given(bytes(length)),
    below: (limit) => given(random.int(0, limit - 1)),
  };
}

/** A key that is no secret: the same in each run. */
function keyOf(name: string): string {
  return Buffer.alloc(32, name).toString('base64');
}

/** What this flow has no use for. */
const absent = new Proxy(
  {},
  {
    get: () => () => Promise.reject(new Error('not there')),
  },
);
