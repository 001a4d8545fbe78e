/**
 * node local/bootstrap/build.mjs weapp|h5|functions…: builds what its inputs have outdated.
 *
 * weapp → miniprogram/dist/weapp, h5 → miniprogram/dist/h5, functions → dist/functions/NAME/index.js.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ensureDependencies } from './ensure.mjs';
import { CACHE, command, locked, Plain, patiently, ROOT, running, say } from './ground.mjs';

const fromRoot = createRequire(join(ROOT, 'package.json'));
const APP = [
  'miniprogram/src',
  'miniprogram/config',
  'miniprogram/babel.config.js',
  'miniprogram/package.json',
];
const COMMON = ['shared', 'package-lock.json', 'local/bootstrap/build.mjs'];

/** By target: what goes in, the files that tell that it came out, how, and how long that takes the first time. */
const TARGETS = {
  weapp: {
    inputs: [...APP, ...COMMON],
    outputs: () => ['miniprogram/dist/weapp/app.js'],
    build: () => taro('weapp'),
    first: '几分钟',
  },
  h5: {
    inputs: [...APP, ...COMMON],
    outputs: () => ['miniprogram/dist/h5/index.html'],
    build: () => taro('h5'),
    first: '几分钟',
  },
  functions: {
    inputs: ['cloudfunctions', ...COMMON],
    outputs: () => functionNames().map((name) => `dist/functions/${name}/index.js`),
    build: functions,
    first: '几秒钟',
  },
};

/** Builds a target unless its outputs stem from these very inputs. Throws Plain with the compiler's words. */
export async function build(target) {
  const { inputs, outputs, build: make, first } = TARGETS[target];
  await ensureDependencies();
  await locked(`build-${target}`, async () => {
    const record = join(CACHE, `build-${target}`);
    const hash = hashOf(inputs);
    if (existsSync(record) && readFileSync(record, 'utf8') === stamp(hash, outputs())) return;
    rmSync(record, { force: true });
    const lastly = `${record}-seconds`;
    const usual = existsSync(lastly) ? `上次用了 ${readFileSync(lastly, 'utf8')} 秒` : `第一次要${first}`;
    say(`正在构建 ${target}，${usual}…`);
    const started = Date.now();
    await patiently(make, (seconds) => `还在构建 ${target}，已经 ${seconds} 秒…`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    writeFileSync(record, stamp(hash, outputs()));
    writeFileSync(lastly, seconds);
    say(`${target} 已构建，用时 ${seconds} 秒。`);
  });
}

/** Inputs' hash and outputs' times: a build by other means counts as none. */
function stamp(hash, outputs) {
  const times = outputs.map((file) => statSync(join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs);
  return JSON.stringify([hash, times]);
}

function hashOf(inputs) {
  const hash = createHash('sha1').update(process.env.TARO_APP_CLOUD_ENV ?? '');
  const add = (path) => {
    if (statSync(join(ROOT, path)).isFile()) {
      hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)));
      return;
    }
    for (const name of readdirSync(join(ROOT, path)).sort())
      if (name !== 'node_modules' && !name.startsWith('.')) add(`${path}/${name}`);
  };
  for (const path of inputs) add(path);
  return hash.digest('hex');
}

async function taro(type) {
  const output = join(ROOT, 'miniprogram/dist', type);
  rmSync(output, { recursive: true, force: true });
  const cli = join(ROOT, 'node_modules/@tarojs/cli/bin/taro');
  const { status, output: words } = await command(process.execPath, [cli, 'build', '--type', type], {
    cwd: join(ROOT, 'miniprogram'),
    env: { NODE_ENV: 'production', TARO_ENV: type, FORCE_COLOR: '0' },
  });
  // A build with errors may end with status 0: what it was to write has to be there.
  if (status === 0 && existsSync(join(ROOT, TARGETS[type].outputs()[0])) && !/^.*\bERROR in\b/m.test(words))
    return;
  const plain = stripVTControlCharacters(words).replace(/^.*(● Webpack|即将开始启动编译).*\n.*\n/gm, '');
  throw new Plain(`${plain.trim().slice(-4000)}\n${type} 没有构建成功（状态 ${status}），原因如上。`);
}

/** Packages that cannot go into a bundle, since they bring binaries; the cloud installs them beside the function. */
const BESIDE = { evidence: ['sharp'] };

const functionNames = () =>
  readdirSync(join(ROOT, 'cloudfunctions')).filter(
    (name) => name !== 'core' && existsSync(join(ROOT, 'cloudfunctions', name, 'index.ts')),
  );

async function functions() {
  const directory = join(ROOT, 'dist/functions');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  try {
    await fromRoot('esbuild').build({
      absWorkingDir: ROOT,
      entryPoints: functionNames().map((name) => ({
        in: `cloudfunctions/${name}/index.ts`,
        out: `${name}/index`,
      })),
      outdir: directory,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      sourcemap: 'external',
      legalComments: 'none',
      logLevel: 'silent',
      external: Object.values(BESIDE).flat(),
    });
  } catch (error) {
    throw new Plain(`${error.message}\nfunctions 没有构建成功，原因如上。`);
  }
  // What WeChat lets a function call on our behalf.
  for (const name of functionNames()) {
    const permissions = join(ROOT, 'cloudfunctions', name, 'config.json');
    if (existsSync(permissions)) copyFileSync(permissions, join(directory, name, 'config.json'));
  }
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'cloudfunctions/package.json'), 'utf8'));
  for (const [name, packages] of Object.entries(BESIDE)) {
    const manifest = { dependencies: Object.fromEntries(packages.map((one) => [one, dependencies[one]])) };
    writeFileSync(join(directory, name, 'package.json'), JSON.stringify(manifest, null, 2));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  running(async () => {
    const targets = process.argv.slice(2);
    if (targets.length === 0 || targets.some((target) => !(target in TARGETS)))
      throw new Plain(`用法：node local/bootstrap/build.mjs ${Object.keys(TARGETS).join('|')}`);
    for (const target of targets) await build(target);
  });
