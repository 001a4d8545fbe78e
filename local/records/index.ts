import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Services, servicesOf } from '@jiayibao/cloudfunctions/core';
import Database from 'libsql';
import { gatewayHandler, openEngine, parseIndexes } from '../gateway';
import { ENVIRONMENT_ID, environmentOf, secretsOf } from '../host/environment';

/** Thrown where there is no local cloud yet. */
export class NoRecords extends Error {}

/**
 * Runs `work` on the records of the local cloud of a repository as they stand at this moment: on a copy, so that it
 * may run, and go on. Everything is read by the core through the real SDK, in the environment of a function.
 */
export async function withRecords<T>(root: string, work: (services: Services) => Promise<T>): Promise<T> {
  const directory = join(root, '.local');
  const [database, keysFile] = [join(directory, 'cloud.db'), join(directory, 'keys.json')];
  if (!existsSync(database) || !existsSync(keysFile)) throw new NoRecords();
  const copies = mkdtempSync(join(tmpdir(), 'records-'));
  try {
    const file = join(copies, 'cloud.db');
    copy(database, file);
    const indexes = parseIndexes(JSON.parse(readFileSync(join(root, 'indexes.json'), 'utf8')));
    const engine = openEngine({ file, indexes, now: Date.now, random: Math.random });
    const server = createServer(gatewayHandler({ engine, env: ENVIRONMENT_ID }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const keys = JSON.parse(readFileSync(keysFile, 'utf8'));
      Object.assign(process.env, environmentOf('local', port, 'local', 0), secretsOf(keys));
      return await work(servicesOf(process.env));
    } finally {
      server.close();
      server.closeAllConnections();
      engine.close();
    }
  } finally {
    rmSync(copies, { recursive: true });
  }
}

/** A whole copy of a database that another process may be writing to. */
function copy(from: string, to: string): void {
  const database = new Database(from);
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}
