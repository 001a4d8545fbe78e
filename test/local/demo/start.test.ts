import { demo } from '@jiayibao/local/demo';
import { type Cloud, cleanUp, cloudOf, launch, makeRoot, said } from '../host/fixtures/cloud';

jest.setTimeout(60_000);

const root = makeRoot();
afterAll(() => cleanUp(root));

const begin = () => launch(root, ['--port', '0'], { JIAYIBAO_DEMO: '1' });

async function total(cloud: Cloud, collection: string): Promise<number> {
  const { reply } = await cloud.call(await cloud.session('wang'), { action: 'total', input: { collection } });
  return reply.data;
}

test('demo data is written once and whole, also where the first start was killed while writing', async () => {
  const killed = begin();
  await said(killed, /正在写入示例数据/);
  killed.child.kill('SIGKILL');
  await killed.ended;

  const first = await cloudOf(begin());
  expect(await total(first, 'households')).toBe(demo.residents.length);
  const people = await total(first, 'persons');
  await first.stop();

  const second = await cloudOf(begin());
  expect(second.output()).not.toContain('正在写入示例数据');
  expect(await total(second, 'households')).toBe(demo.residents.length);
  expect(await total(second, 'persons')).toBe(people);
  const { residents } = (await (await fetch(`${second.url}/local/residents`)).json()) as {
    residents: object[];
  };
  expect(residents).toHaveLength(demo.residents.length);
  expect((await second.stop()).code).toBe(0);
});
