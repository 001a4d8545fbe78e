/**
 * node local/bootstrap/run.mjs FILE.ts [argument…]: runs a TypeScript file as the main module of this process.
 *
 * The file is bundled once and the bundle kept until an input changes: starting costs a plain `node`, and code
 * runs as fast as hand-written CommonJS (a loader that transforms file by file costs 100 ms more, and its
 * helpers slow hot paths). stdout, exit status and signals are the program's own.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './ensure.mjs';
import { CACHE, Plain, ROOT, running } from './ground.mjs';

const fromRoot = createRequire(join(ROOT, 'package.json'));

/** Loads a TypeScript file, path from the repository's root, and gives its exports. `main`: as the main module. */
export async function load(file, { main = false } = {}) {
  await ensureDependencies();
  process.setSourceMapsEnabled(true);
  return Module._load(await bundled(file), null, main);
}

async function bundled(file) {
  const entry = resolve(ROOT, file);
  const place = join(CACHE, 'run', createHash('sha1').update(entry).digest('hex').slice(0, 12));
  const record = `${place}.json`;
  if (fresh(record)) return `${place}.js`;
  const part = `${place}.${process.pid}.js`;
  const { metafile } = await bundle(entry, part);
  const inputs = [...Object.keys(metafile.inputs), 'package-lock.json', 'local/bootstrap/run.mjs'];
  renameSync(part, `${place}.js`);
  writeFileSync(record, JSON.stringify(Object.fromEntries(inputs.map((path) => [path, stamp(path)]))));
  return `${place}.js`;
}

function fresh(record) {
  try {
    return Object.entries(JSON.parse(readFileSync(record, 'utf8'))).every(
      ([path, kept]) => stamp(path) === kept,
    );
  } catch {
    return false;
  }
}

function stamp(path) {
  const { mtimeMs, size } = statSync(join(ROOT, path));
  return `${mtimeMs}:${size}`;
}

async function bundle(entry, outfile) {
  mkdirSync(dirname(outfile), { recursive: true });
  try {
    return await fromRoot('esbuild').build({
      absWorkingDir: ROOT,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      sourcesContent: false,
      metafile: true,
      logLevel: 'warning',
      external: externals(),
      plugins: [{ name: 'ownDirectory', setup: ownDirectory }],
    });
  } catch (error) {
    throw new Plain(`${relative(ROOT, entry)} 不能编译：${error.message}`);
  }
}

/** Packages are loaded from node_modules, but for the two small ones of shared/, which start faster inside. */
function externals() {
  const dependencies = (folder) => {
    const manifest = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
    return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  };
  const shared = dependencies('shared');
  return ['.', 'cloudfunctions', 'local', 'miniprogram', 'test']
    .flatMap(dependencies)
    .filter((name) => !name.startsWith('@jiayibao/') && !shared.includes(name));
}

/** A file's __dirname and __filename stay those of its source. */
function ownDirectory(build) {
  build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
    const source = readFileSync(path, 'utf8');
    if (path.includes('node_modules') || !/\b__(dir|file)name\b/.test(source)) return;
    const own = `const __filename = ${JSON.stringify(path)}, __dirname = ${JSON.stringify(dirname(path))};`;
    return { contents: `${own}${source}`, loader: path.endsWith('x') ? 'tsx' : 'ts' };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  running(async () => {
    const [, , file, ...rest] = process.argv;
    if (!file) throw new Plain('用法：node local/bootstrap/run.mjs 文件.ts [参数…]');
    process.argv = [process.argv[0], resolve(ROOT, file), ...rest];
    await load(file, { main: true });
  });
