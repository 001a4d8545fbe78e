import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Services, servicesOf } from '@jiayibao/cloudfunctions/core';
import { type Engine, gatewayHandler, openEngine, parseIndexes } from '@jiayibao/local/gateway';

/** A database in memory, with the indexes of the real one. */
export function newEngine(): Engine {
  const indexes = parseIndexes(JSON.parse(readFileSync(join(__dirname, '../../indexes.json'), 'utf8')));
  return openEngine({ file: ':memory:', indexes, now: Date.now, random: Math.random });
}

/** Services that reach an engine through the real SDK, on a free port. */
export async function servicesAt(engine: Engine): Promise<{ services: Services; close(): Promise<void> }> {
  const server = createServer(gatewayHandler({ engine, env: 'bench' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'bench',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    VAULT_KEYS: `1:${randomBytes(32).toString('base64')}`,
    VAULT_INDEX_KEY: randomBytes(32).toString('base64'),
  });
  const services = { ...servicesOf(process.env), log: () => {} };
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { services, close };
}

/** Stores documents in one go. */
export function insert(engine: Engine, collectionName: string, documents: object[]): void {
  const data = documents.map((document) => JSON.stringify(document));
  const reply = engine.handle({ action: 'database.insertDocument', collectionName, data });
  if (reply.code) throw new Error(`${reply.code} ${reply.message}`);
}
