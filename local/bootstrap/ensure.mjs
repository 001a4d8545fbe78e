/** Installs the npm packages that are missing, so that any command can be the first in a fresh clone. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, locked, Plain, ROOT, say } from './ground.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
const MARKER = join(ROOT, 'node_modules', '.jiayibao');
const MINIMUM = [20, 19];

/**
 * Makes node_modules agree with package-lock.json, installing only where it does not. A few milliseconds when
 * nothing is to be done: the lock file's hash is kept beside the packages.
 * Throws Plain where the installation fails.
 */
export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]))
    throw new Plain(
      `需要 Node.js ${MINIMUM.join('.')} 或更新版本，现在是 ${process.versions.node}。请升级后重试。`,
    );
  if (marked()) return;
  await locked('install', async () => {
    if (marked()) return;
    if (!agrees()) await install();
    writeFileSync(MARKER, lockHash());
  });
}

async function install() {
  say('正在安装依赖，首次约需一两分钟（npm install）…');
  // Not `npm ci`: it refuses a lock file where a registry lacks another platform's optional binary.
  const { status, output } = await command('npm', [
    'install',
    '--no-save',
    '--no-progress',
    '--loglevel=error',
  ]);
  if (status !== 0)
    throw new Plain(
      `${output.trim().split('\n').slice(-12).join('\n')}\n依赖没有装上。请确认网络能访问 npm 源后，再运行同一条命令。`,
    );
  say('依赖已装好。');
}

const lockHash = () => createHash('sha1').update(readFileSync(LOCK_FILE)).digest('hex');

function marked() {
  try {
    return readFileSync(MARKER, 'utf8') === lockHash();
  } catch {
    return false;
  }
}

/** Whether what npm says it has installed is what the lock file asks for (`npm install` has no marker of ours). */
function agrees() {
  let installed;
  try {
    installed = JSON.parse(readFileSync(join(ROOT, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  const { packages } = JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
  return Object.entries(packages).every(
    ([path, { version, optional, link }]) =>
      !path.includes('node_modules/') ||
      (installed[path] ? link || installed[path].version === version : optional === true),
  );
}
