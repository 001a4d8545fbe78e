import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const CACHE = join(__dirname, '../.cache');

/** A place for what is installed and made on demand, git-ignored; its path. */
export const placeOf = (name: string) => join(CACHE, name);

/**
 * Gives `require` for packages that one program alone needs; installs them first, in a place of their own, where they
 * are not there in the pinned versions. `what` is what people read meanwhile.
 */
export function requireOnDemand(
  name: string,
  versions: Record<string, string>,
  what: string,
): NodeJS.Require {
  const place = placeOf(name);
  const manifest = join(place, 'package.json');
  const wanted = JSON.stringify({ name: `on-demand-${name}`, private: true, dependencies: versions });
  if (!existsSync(join(place, 'node_modules')) || readFileSync(manifest, 'utf8') !== wanted) {
    mkdirSync(place, { recursive: true });
    writeFileSync(manifest, wanted);
    process.stderr.write(`${what}\n`);
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: place,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return createRequire(manifest);
}
