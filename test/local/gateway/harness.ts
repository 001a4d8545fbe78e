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
  clock?: { now: number };
}

export const env = 'test-env-1';

/** Starts one; in memory where no file is given. */
export async function startGateway({
  indexes,
  file = ':memory:',
  clock,
  ...options
}: GatewaySetup): Promise<Gateway> {
  const engine = openEngine({
    file,
    indexes: parseIndexes(indexes),
    now: () => clock?.now ?? Date.now(),
    random: Math.random,
    onFault: console.error,
  });
  const server = createServer(gatewayHandler({ engine, env, onFault: console.error, ...options }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
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
