/** The simulator's process, started by the local cloud (supervisor.ts); ends when that ends, however it does. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { merchantEnvironment } from './keys';
import { serve } from './server';
import { Simulator } from './simulator';
import type { Ready, Start } from './supervisor';

async function main({ directory, offsetMs, app, notifyUrl, port }: Start): Promise<void> {
  // Ctrl-C reaches us too: the local cloud's running calls still need us, and it tells us when.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  const gone = new Promise<void>((resolve) => {
    process.once('disconnect', resolve);
    if (!process.connected) resolve();
  });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const simulator = Simulator.open(join(directory, 'pay.db'), { now: () => Date.now() + offsetMs, app });
  const served = await serve(simulator, { port, origin: new URL(notifyUrl).origin });
  const ready: Ready = {
    url: served.url,
    environment: merchantEnvironment(simulator.keys, served.url, notifyUrl),
  };
  process.send?.(ready);
  await gone;
  await served.close();
  simulator.close();
}

void main(JSON.parse(process.argv[2] as string));
