import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatChinese } from '@jiayibao/shared/dates';
import { gatewayHandler, openEngine, parseIndexes } from '../gateway';
import { PaySupervisor } from '../pay';
import { Storage } from '../storage';
import { type Clock, clockOn } from './clock';
import { DataDirectory } from './data';
import { APPID, ENVIRONMENT_ID, environmentOf, secretsOf } from './environment';
import { CALLABLE, type Configuration, fillIn, readConfiguration } from './functions';
import { Hospital, type HospitalVisit } from './hospital';
import { HELP, type Options, parseOptions } from './options';
import { Outbox } from './outbox';
import { FunctionPool } from './pool';
import { Refusal } from './refusal';
import { listen, type Parts } from './server';
import { Sessions } from './session';
import { type DemoResident, SignIn } from './sign-in';
import { Timers } from './timers';

/** Running calls may take so long to finish when we are told to stop, in milliseconds. */
const GRACE_MS = 1200;

/** The people and institutions that a new local cloud begins with. */
export type Demo = {
  residents: readonly DemoResident[];
  staff?: readonly DemoResident[];
  /** Writes them into an empty database, through the gateway, in the environment that functions have. */
  write(environment: Record<string, string>): Promise<void>;
  /** Settles a visit as a hospital would; gives what the person paid, or null where it finds nobody. */
  settle?(environment: Record<string, string>, visit: HospitalVisit): Promise<string | null>;
};

/** Where the local cloud stands: in the repository, with its functions and demo data, or in tests elsewhere. */
export type Place = { root: string; callable: readonly string[]; demo: Demo };

const STOP = Symbol('stop');

/**
 * The local cloud: serves page, functions and gateway on one loopback address until it is told to stop
 * (SIGINT, SIGTERM). Gives the exit status: 0, or 1 where something has to be mended first, which it says.
 */
export async function main(argv: readonly string[], place: Partial<Place> = {}): Promise<number> {
  try {
    const options = parseOptions(argv);
    if (options.help) process.stdout.write(HELP);
    else await run(options, await completed(place));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** The demo data brings the SDK with it, which help and wrong options need not wait for. */
async function completed({ root, callable, demo }: Partial<Place>): Promise<Place> {
  return {
    root: root ?? join(__dirname, '../..'),
    callable: callable ?? CALLABLE,
    demo: demo ?? (await import('../demo')).demo,
  };
}

async function run(options: Options, place: Place): Promise<void> {
  const stop = stopSignal();
  const clock = clockOn(options.today);
  const configuration = readConfiguration(join(place.root, 'cloudbaserc.json'));
  const bundles = bundlesOf(place, configuration);
  const closing: (() => unknown)[] = [];
  try {
    const data = new DataDirectory(join(place.root, '.local'));
    closing.unshift(() => data.release());
    const routes = new Map<string, FunctionPool>();
    const parts: Parts = {
      gateway: null,
      storage: null,
      secretId: randomBytes(24).toString('hex'),
      pools: null,
      routes,
      cashier: null,
      timers: null,
      sessions: null,
      signIn: null,
      outbox: null,
      hospital: null,
      page: join(place.root, 'miniprogram/dist/h5'),
    };
    const { server, port } = await listen(options.port, parts);
    closing.unshift(() => {
      server.close();
      server.closeAllConnections();
    });
    // Nobody is served before the demo data is whole, so nobody's data is lost where it is not.
    if (options.fresh || !data.ready) data.clear();
    const keys = data.keys();
    const pay = await startPay(configuration, data, clock, port);
    parts.cashier = pay?.ready.url ?? null;
    // After the functions, whose last calls may need it.
    closing.unshift(() => pay?.stop());
    const engine = openEngine({
      file: data.database,
      indexes: parseIndexes(JSON.parse(readFileSync(join(place.root, 'indexes.json'), 'utf8'))),
      now: clock.now,
      random: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
      onFault,
    });
    // After the server, which still brings it the last calls' writes.
    closing.splice(1, 0, () => engine.close());
    const storage = new Storage({
      folder: data.files,
      env: ENVIRONMENT_ID,
      key: createHmac('sha256', keys.session).update('storage').digest(),
      address: () => `http://127.0.0.1:${port}/storage`,
      now: clock.now,
    });
    parts.storage = (request, response) => storage.serve(request, response);
    const outbox = new Outbox(data.outbox, clock.now, (openid) => parts.signIn?.nameOf(openid) ?? '');
    parts.outbox = outbox;
    parts.gateway = gatewayHandler({
      engine,
      env: ENVIRONMENT_ID,
      storage: (body) => storage.answer(body),
      wxApi: (name, request) => outbox.answer(name, request),
      onFault,
    });
    const environment = environmentOf(configuration.region, port, parts.secretId, clock.offsetMs);
    const secrets = { ...secretsOf(keys), ...pay?.ready.environment };
    const pools = new Map(
      bundles.map(({ variables, timers: _, route: __, ...bundle }) => {
        const filled = { ...environment, ...fillIn(variables, secrets) };
        return [bundle.name, new FunctionPool({ ...bundle, environment: filled, log: process.stderr })];
      }),
    );
    closing.unshift(() => Promise.all([...pools.values()].map((pool) => pool.close(GRACE_MS))));
    const prepared = prepare(place.demo, { ...environment, ...secrets }, data);
    if ((await Promise.race([prepared, stop])) === STOP) return;
    parts.sessions = new Sessions(Buffer.from(keys.session, 'base64'), clock);
    parts.signIn = new SignIn(place.demo, data, parts.sessions, clock);
    const { settle } = place.demo;
    if (settle) parts.hospital = new Hospital((visit) => settle({ ...environment, ...secrets }, visit));
    for (const { name, route } of bundles) if (route) routes.set(route, pools.get(name) as FunctionPool);
    parts.pools = new Map([...pools].filter(([name]) => place.callable.includes(name)));
    const timers = new Timers(pools, bundles, clock);
    parts.timers = timers;
    timers.start();
    closing.unshift(() => timers.stop());
    announce(port, options, clock, data);
    await stop;
  } finally {
    for (const close of closing) await close();
  }
}

/** Writes the demo data where it is not there yet. */
async function prepare(demo: Demo, environment: Record<string, string>, data: DataDirectory): Promise<void> {
  if (data.ready) return;
  process.stdout.write('正在写入示例数据……\n');
  await demo.write(environment);
  data.markReady();
}

/** The functions that the app, a timer or a route calls; throws a `Refusal` where one is not built. */
function bundlesOf({ root, callable }: Place, { functionRoot, functions }: Configuration) {
  return functions
    .filter(({ name, timers, route }) => callable.includes(name) || timers.length > 0 || route !== null)
    .map((one) => {
      const file = join(root, functionRoot, one.name, 'index.js');
      if (existsSync(file)) return { ...one, file };
      throw new Refusal(`函数 ${one.name} 还没有构建。请在项目目录里运行 npm start，它会先构建。`);
    });
}

/** Starts the pay simulator where a function is notified by it; throws a `Refusal` where it does not start. */
async function startPay(
  { functions }: Configuration,
  data: DataDirectory,
  { offsetMs }: Clock,
  port: number,
): Promise<PaySupervisor | null> {
  const notified = functions.find(({ route, variables }) => route && 'WECHAT_PAY_NOTIFY_URL' in variables);
  if (!notified) return null;
  const notifyUrl = `http://127.0.0.1:${port}${notified.route}`;
  try {
    return await PaySupervisor.start({ directory: data.pay, offsetMs, app: APPID, notifyUrl, port: 0 });
  } catch {
    throw new Refusal('模拟收银台没有启动，原因在上面。请重新运行 npm start。');
  }
}

function announce(port: number, { today }: Options, clock: Clock, data: DataDirectory): void {
  const address = `http://127.0.0.1:${port}/`;
  const lines = [`家医保已经启动：${address}`];
  if (today !== null) lines.push(`今天是 ${formatChinese(clock.today())}，时间照常往前走。`);
  lines.push(`数据保存在 ${data.directory}，要重新开始请加 --fresh。`, '按 Ctrl-C 停止。');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What is the gateway's own fault; its name alone, since the message may quote a document. */
function onFault(error: unknown): void {
  process.stderr.write(`网关出错 ${error instanceof Error ? error.name : typeof error}\n`);
}

/** Resolves when we are first told to stop. Told again (npm passes Ctrl-C on a second time), we are stopping. */
function stopSignal(): Promise<typeof STOP> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(STOP));
  });
}
