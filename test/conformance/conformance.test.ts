/** The conformance suite against the local gateway, through the real SDK. */
import { type Gateway, startGateway } from '../local/gateway/harness';
import indexes from './indexes.json';
import { suite, targetOf } from './suite';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ indexes });
});

afterAll(() => gateway.stop());

describe.each(Object.entries(suite))('%s', (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { run, source }) => {
    expect(source).not.toBe('');
    await run(targetOf(gateway.app.database()));
  });
});
