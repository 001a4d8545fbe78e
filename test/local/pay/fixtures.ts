import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectorOf } from '../../../cloudfunctions/core/collect/environment';
import { makeRoot } from '../host/fixtures/cloud';

/** A function that takes notifications: keeps each with its environment, answers what the file `answer` says. */
const NOTIFIED = `
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
exports.main = async ({ httpMethod, path, headers, body }) => {
  const { FOLDER, CLOCK_OFFSET_MS, WX_OPENID } = process.env;
  appendFileSync(FOLDER + '/told.jsonl', JSON.stringify({ httpMethod, path, headers, body, WX_OPENID }) + '\\n');
  const statusCode = existsSync(FOLDER + '/answer') ? Number(readFileSync(FOLDER + '/answer', 'utf8')) : 200;
  return { statusCode, headers: { 'content-type': 'application/json' }, body: '{}' };
};
// Once, as it starts: what a function of the merchant's has.
require('node:fs').writeFileSync(process.env.FOLDER + '/environment.json', JSON.stringify(process.env));
`;

const VARIABLES = [
  'URL',
  'NOTIFY_URL',
  'APP',
  'MERCHANT',
  'SERIAL',
  'PRIVATE_KEY',
  'API_KEY',
  'PLATFORM_KEYS',
].map((name) => `WECHAT_PAY_${name}`);

/** A root of a local cloud with a function that collectors notify. */
export function makePayRoot(): string {
  const root = makeRoot();
  const folder = join(root, 'dist/functions/notified');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.js'), NOTIFIED);
  const file = join(root, 'cloudbaserc.json');
  const configuration = JSON.parse(readFileSync(file, 'utf8'));
  const pay = VARIABLES.map((name) => [name, `{{env.${name}}}`]);
  configuration.functions.push({
    name: 'notified',
    type: 'Event',
    envVariables: { ...Object.fromEntries(pay), FOLDER: root },
  });
  configuration.gateway = { routes: [{ path: '/payment-notify', target: 'function:notified' }] };
  writeFileSync(file, JSON.stringify(configuration));
  return root;
}

/** The merchant's side of the cloud that was last started in a root, on its clock. */
export async function merchantOf(root: string) {
  const file = join(root, 'environment.json');
  await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '');
  const environment: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  const clock = { now: () => Date.now() + Number(environment.CLOCK_OFFSET_MS) };
  let nonces = 0;
  const collector = collectorOf(environment, clock, {
    id: () => {
      nonces += 1;
      return `${process.pid}-${Date.now()}-${nonces}`.padEnd(32, '0');
    },
  });
  return { collector, environment, clock };
}

/** What the function was told so far. */
export function toldIn(root: string) {
  const file = join(root, 'told.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

/** Resolves once something holds; looks often. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
