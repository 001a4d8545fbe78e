import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const BUILD = join(ROOT, 'miniprogram/dist/weapp');

/** The names of actions, "household.read", that a folder's sources hold: the keys of its schemas. */
function actions(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'))
    .flatMap((source) => [...source.matchAll(/'([a-z]+\.[A-Za-z]+)'/g)].map((match) => match[1] as string));
}

/** All code of the main package, escapes of Chinese undone. */
function mainPackage(): string {
  const { subPackages } = JSON.parse(readFileSync(join(BUILD, 'app.json'), 'utf8')) as {
    subPackages: { root: string }[];
  };
  return readdirSync(BUILD, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !subPackages.some(({ root }) => name.startsWith(root)))
    .map((name) => readFileSync(join(BUILD, name), 'utf8'))
    .join('\n')
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

test('no schema of the agency is in the main package, where every schema of residents is', () => {
  const code = mainPackage();
  const residents = actions('shared/contract/resident');
  const agencys = actions('shared/contract/agency').filter((name) => !residents.includes(name));
  expect(Math.min(residents.length, agencys.length)).toBeGreaterThan(0);
  expect(residents.filter((name) => !code.includes(name))).toEqual([]);
  expect(agencys.filter((name) => code.includes(name))).toEqual([]);
});
