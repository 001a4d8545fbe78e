/** The conformance suite against the local gateway, through the real SDK. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, startGateway } from '../local/gateway/harness';
import indexes from './indexes.json';
import { suite, targetOf } from './suite';

let gateway: Gateway;
const files = mkdtempSync(join(tmpdir(), 'conformance-'));

beforeAll(async () => {
  gateway = await startGateway({ indexes, files });
});

afterAll(async () => {
  await gateway.stop();
  rmSync(files, { recursive: true });
});

describe.each(Object.entries(suite))('%s', (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { run, source }) => {
    expect(source).not.toBe('');
    await run(targetOf(gateway.app));
  });
});
