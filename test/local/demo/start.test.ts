import { demo } from '@jiayibao/local/demo';
import { type Cloud, cleanUp, cloudOf, launch, makeRoot } from '../host/fixtures/cloud';

jest.setTimeout(120_000);

const root = makeRoot();
const undisturbed = makeRoot();
afterAll(() => {
  cleanUp(root);
  cleanUp(undisturbed);
});

const begin = (how: string, ...options: string[]) => beginIn(root, how, ...options);
const beginIn = (place: string, how: string, ...options: string[]) =>
  launch(place, ['--port', '0', ...options], { JIAYIBAO_DEMO: how });

async function total(cloud: Cloud, collection: string): Promise<number> {
  const { reply } = await cloud.call(await cloud.session('wang'), { action: 'total', input: { collection } });
  return reply.data;
}

test('demo data is written once and whole, also where the first start was killed while writing', async () => {
  const killed = await begin('killed', '--today', '2026-11-22').ended;
  expect(killed.signal).toBe('SIGKILL');

  const reference = await cloudOf(beginIn(undisturbed, 'whole', '--today', '2026-12-30'));
  const households = await total(reference, 'households');
  expect(households).toBeGreaterThanOrEqual(demo.residents.length);
  await reference.stop();

  const first = await cloudOf(begin('whole', '--today', '2026-12-30'));
  expect(await total(first, 'households')).toBe(households);
  const people = await total(first, 'persons');
  await first.stop();

  const second = await cloudOf(begin('whole'));
  expect(second.output()).not.toContain('正在写入示例数据');
  expect(await total(second, 'households')).toBe(households);
  expect(await total(second, 'persons')).toBe(people);
  const { residents } = (await (await fetch(`${second.url}/local/residents`)).json()) as {
    residents: object[];
  };
  expect(residents).toHaveLength(demo.residents.length);
  expect((await second.stop()).code).toBe(0);
});
