import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import versions from './peers.json';

/** Where the peers are installed, for the bench alone (git-ignored). */
const PLACE = join(__dirname, '../../../.cache/bench');

/** Gives `require` for the peers; installs them first where they are not there in the pinned versions. */
export function requirePeers(): NodeJS.Require {
  const manifest = join(PLACE, 'package.json');
  const wanted = JSON.stringify({ name: 'bench-peers', private: true, dependencies: versions });
  if (!existsSync(join(PLACE, 'node_modules')) || readFileSync(manifest, 'utf8') !== wanted) {
    mkdirSync(PLACE, { recursive: true });
    writeFileSync(manifest, wanted);
    process.stderr.write('正在安装对照用的规则引擎（只用于这项测量）…\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: PLACE,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return createRequire(manifest);
}
