/** Weighs the weapp build against WeChat's limits and our own tighter ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Plain, ROOT, running } from './ground.mjs';

/** Uncompressed bytes; a KB is 1000 of them, the stricter of its two meanings. */
const BUDGET = { main: 900_000, subpackage: 300_000, total: 2_000_000 };

/** The parts of a weapp build: [{part, bytes, budget}], the main package first, the total last. */
export function weigh(build) {
  const { subPackages = [], subpackages = subPackages } = JSON.parse(
    readFileSync(join(build, 'app.json'), 'utf8'),
  );
  const files = readdirSync(build, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const sum = (list) => list.reduce((bytes, file) => bytes + readFileSync(file).length, 0);
  const roots = subpackages.map(({ root }) => root.replace(/\/$/, ''));
  const within = (root) => files.filter((file) => file.startsWith(`${join(build, root)}/`));
  const main = files.filter((file) => !roots.some((root) => file.startsWith(`${join(build, root)}/`)));
  return [
    { part: 'main package', bytes: sum(main), budget: BUDGET.main },
    ...roots.map((root) => ({ part: root, bytes: sum(within(root)), budget: BUDGET.subpackage })),
    { part: 'total', bytes: sum(files), budget: BUDGET.total },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  running(async () => {
    const parts = weigh(join(ROOT, 'miniprogram/dist/weapp'));
    const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(11);
    for (const { part, bytes, budget } of parts)
      process.stdout.write(
        `${kilobytes(bytes)} of${kilobytes(budget)}  ${part}${bytes > budget ? '  TOO LARGE' : ''}\n`,
      );
    if (parts.some(({ bytes, budget }) => bytes > budget)) throw new Plain('weapp 的包超出了上限。');
  });
