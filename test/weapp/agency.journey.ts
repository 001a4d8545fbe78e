import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencyActions } from '@jiayibao/shared/contract/agency';
import { residentActions } from '@jiayibao/shared/contract/resident';

const BUILD = join(__dirname, '../../miniprogram/dist/weapp');

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
  const residents = Object.keys(residentActions);
  const agencys = Object.keys(agencyActions).filter((name) => !residents.includes(name));
  expect(agencys.length).toBeGreaterThan(0);
  expect(residents.filter((name) => !code.includes(name))).toEqual([]);
  expect(agencys.filter((name) => code.includes(name))).toEqual([]);
});
