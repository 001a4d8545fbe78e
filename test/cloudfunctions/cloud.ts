import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handle, residentTable, type Services, servicesOf } from '@jiayibao/cloudfunctions/core';
import { type Engine, gatewayHandler, openEngine, parseIndexes } from '@jiayibao/local/gateway';
import { Storage } from '@jiayibao/local/storage';
import {
  CONSENT_VERSION,
  type InputOf,
  KEYED_ACTIONS,
  type OutputOf,
  type Reply,
  type ResidentAction,
} from '@jiayibao/shared/contract/resident';

// A busy machine is no failure.
jest.setTimeout(60_000);

const ENV = 'test';
const indexes = parseIndexes(JSON.parse(readFileSync(join(__dirname, '../../indexes.json'), 'utf8')));

/** A day on which everything happens, unless a test moves the clock. */
export const TODAY = '2026-11-22';

export interface Cloud {
  services: Services;
  engine: Engine;
  /** What the database was asked for: `action collection`, in order. */
  traffic: string[];
  /** Folder of the stored files. */
  files: string;
  /** What was sent in WeChat, and what WeChat answers to the next. */
  weChat: { sent: unknown[]; answer: () => { errCode: number } };
  /** What was logged, as it would stand in the log. */
  logged: string[];
  /** The environment of a function that talks to this cloud. */
  environment: Record<string, string>;
  /** Moves the clock forward. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

/** The gateway on a free port with an empty database, and services that reach it through the real SDK. */
export async function openCloud(): Promise<Cloud> {
  let now = Date.parse(`${TODAY}T04:00:00Z`);
  const faults: unknown[] = [];
  const onFault = (error: unknown) => faults.push(error);
  const engine = openEngine({ file: ':memory:', indexes, now: () => now, random: Math.random, onFault });
  const traffic: string[] = [];
  const answer = engine.handle.bind(engine);
  engine.handle = (body) => {
    traffic.push(`${body.action} ${body.collectionName ?? ''}`);
    return answer(body);
  };
  const files = mkdtempSync(join(tmpdir(), 'files-'));
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const storage = new Storage({
    folder: files,
    env: ENV,
    key: randomBytes(32),
    address: () => `${address()}/storage`,
    now: () => now,
  });
  const weChat: Cloud['weChat'] = { sent: [], answer: () => ({ errCode: 0 }) };
  const wxApi = async (apiName: string, request: unknown) => {
    weChat.sent.push({ apiName, request });
    return weChat.answer();
  };
  const gateway = gatewayHandler({
    engine,
    env: ENV,
    storage: (body) => storage.answer(body),
    wxApi,
    onFault,
  });
  const server = createServer((request, response) =>
    request.url?.startsWith('/storage/')
      ? void storage.serve(request, response).catch(() => response.destroy())
      : gateway(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const environment = {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${address()}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENV,
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    // No warnings of the SDK after a test has ended.
    SILENCE: 'true',
    VAULT_KEYS: `1:${randomBytes(32).toString('base64')}`,
    VAULT_INDEX_KEY: randomBytes(32).toString('base64'),
    MESSAGE_TEMPLATES: 'caseProgress:template-of-cases',
  };
  Object.assign(process.env, environment);
  const logged: string[] = [];
  const services: Services = {
    ...servicesOf(process.env),
    clock: { now: () => now },
    log: (line) => logged.push(JSON.stringify(line)),
  };
  return {
    services,
    engine,
    traffic,
    files,
    weChat,
    logged,
    environment,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    close: async () => {
      await closed(server);
      engine.close();
      rmSync(files, { recursive: true });
      if (faults.length > 0) throw faults[0];
    },
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

let keys = 0;
/** A key for one intention. */
export function newKey(): string {
  keys += 1;
  return `key-${String(keys).padStart(16, '0')}`;
}

/** A resident with an account of their own, calling in process. */
export class Resident {
  constructor(
    private readonly cloud: Cloud,
    readonly openid: string,
  ) {}

  /** Sends an event as it is. */
  send(event: unknown): Promise<Reply<unknown>> {
    return handle(residentTable, event, { ...this.cloud.services, caller: () => this.openid });
  }

  /** Calls an action, with a new key where it needs one. */
  call<Name extends ResidentAction>(
    action: Name,
    input: InputOf<Name>,
    key = (KEYED_ACTIONS as readonly string[]).includes(action) ? newKey() : undefined,
  ): Promise<Reply<OutputOf<Name>>> {
    return this.send({ action, input, key }) as Promise<Reply<OutputOf<Name>>>;
  }

  /** Calls an action that has to go well; gives its data. */
  async get<Name extends ResidentAction>(action: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const reply = await this.call(action, input);
    if (!reply.ok) throw new Error(`${action}: ${reply.error.code} ${reply.error.path ?? ''}`);
    return reply.data;
  }

  /** Calls an action that has to be refused; gives code and path. */
  async refused<Name extends ResidentAction>(action: Name, input: InputOf<Name>): Promise<[string, string?]> {
    const reply = await this.call(action, input);
    if (reply.ok) throw new Error(`${action} was not refused`);
    return reply.error.path ? [reply.error.code, reply.error.path] : [reply.error.code];
  }
}

let openids = 0;
/** A resident who agreed. */
export async function newResident(cloud: Cloud): Promise<Resident> {
  openids += 1;
  const resident = new Resident(cloud, `openid-${openids}`);
  await resident.get('account.consent', { version: CONSENT_VERSION, sensitive: true });
  return resident;
}
