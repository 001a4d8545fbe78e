import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openVendor } from './vendor';

/** Bundled and in strict code as it is deployed, where the library's own entry does not even load. */
test('the collector works from a bundle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'));
  const outfile = join(folder, 'index.js');
  await build({
    entryPoints: [join(__dirname, '../../../cloudfunctions/core/collect/environment.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
  });
  const vendor = await openVendor();
  const { collectorOf } = createRequire(outfile)(outfile);
  const collector = collectorOf(vendor.environment, { now: vendor.now }, { id: () => 'n'.repeat(32) });
  await vendor.paid('order-1');
  expect(await collector.query('order-1')).toEqual(await vendor.collector.query('order-1'));
  const { headers, body } = vendor.simulator.messageOf('payment', 'order-1');
  expect(await collector.readNotification(headers, body)).toMatchObject({ number: 'order-1' });
  await vendor.close();
  rmSync(folder, { recursive: true });
});
