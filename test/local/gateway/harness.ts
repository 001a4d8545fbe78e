/** A gateway on a free port, and the real SDK that talks to it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import tcb, { type CloudBase } from '@cloudbase/node-sdk';
import {
  type Engine,
  type GatewayOptions,
  gatewayHandler,
  openEngine,
  parseIndexes,
} from '@jiayibao/local/gateway';
import { Storage } from '@jiayibao/local/storage';

/** A running gateway. */
export interface Gateway {
  app: CloudBase;
  engine: Engine;
  /** Address of the one door. */
  url: string;
  stop: () => Promise<void>;
}

/** What may be set. `clock.now` (ms) may be changed as it runs. */
export interface GatewaySetup extends Partial<GatewayOptions> {
  indexes: unknown;
  file?: string;
  /** Folder of a storage's files; none: no storage. */
  files?: string;
  clock?: { now: number };
}

export const env = 'test-env-1';

/** Starts one; in memory where no file is given. */
export async function startGateway({
  indexes,
  file = ':memory:',
  files,
  clock,
  ...options
}: GatewaySetup): Promise<Gateway> {
  const now = () => clock?.now ?? Date.now();
  const engine = openEngine({
    file,
    indexes: parseIndexes(indexes),
    now,
    random: Math.random,
    onFault: console.error,
  });
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = Buffer.from('a key');
  const storage = files
    ? new Storage({ folder: files, env, key, now, address: () => `${address()}/storage` })
    : null;
  const gateway = gatewayHandler({
    engine,
    env,
    onFault: console.error,
    ...(storage && { storage: (body) => storage.answer(body) }),
    ...options,
  });
  const server = createServer((request, response) =>
    storage && request.url?.startsWith('/storage/')
      ? void storage.serve(request, response).catch(() => response.destroy())
      : gateway(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `${address()}/admin`;
  return {
    app: sdk(url),
    engine,
    url,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      engine.close();
    },
  };
}

/** The SDK as a function has it in the cloud, at another address. */
export function sdk(url: string): CloudBase {
  Object.assign(process.env, {
    // Without these the SDK looks for the machine's metadata service first, and complains at each call.
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: env,
    // It warns of slow requests three seconds after one has failed, too.
    SILENCE: 'true',
  });
  return tcb.init({ env, secretId: 'local', secretKey: 'local', keepalive: true, serviceUrl: url } as never);
}
