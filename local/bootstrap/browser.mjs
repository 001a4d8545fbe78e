/**
 * Finds or installs a Chromium and Chinese fonts: Debian's where there is root, otherwise from npm packages.
 *
 * node local/bootstrap/browser.mjs prints {executablePath, args, env} as JSON, as playwright-core's launch takes them.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { CACHE, command, locked, Plain, running, say } from './ground.mjs';

/** The packages for machines without root; here and nowhere else. */
const CHROMIUM_PACKAGE = ['@sparticuz/chromium', '153.0.0'];
const FONT_PACKAGE = ['@expo-google-fonts/noto-sans-sc', '0.4.3'];
const FONT_WEIGHTS = ['400Regular', '500Medium', '600SemiBold'];

/** The shell first: it draws the same, in half of the time, since it has no window's own pages to draw. */
const SYSTEM = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * A browser that can show Chinese: {executablePath, args, env}.
 * JIAYIBAO_CHROMIUM names one to use as it is. Throws Plain where none can be had.
 */
export async function ensureBrowser() {
  const chosen = process.env.JIAYIBAO_CHROMIUM;
  if (chosen) return { executablePath: chosen, args: FLAGS, env: {} };
  return locked('browser', async () => {
    if (!(await complete()) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await fromDebian();
    if (await complete()) return { executablePath: systemBrowser(), args: FLAGS, env: {} };
    return fromNpm();
  });
}

const systemBrowser = () => SYSTEM.find(existsSync);

/** Whether this machine has both a browser and a Chinese font. */
async function complete() {
  if (!systemBrowser()) return false;
  return (await command('fc-list', [':lang=zh-cn', 'file'])).output.includes('/');
}

async function fromDebian() {
  say('正在安装浏览器与中文字体（apt-get install chromium-headless-shell fonts-noto-cjk）…');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await command('apt-get', ['update', '-q'], { env });
  const install = await command(
    'apt-get',
    [
      'install',
      '-q',
      '-y',
      '--no-install-recommends',
      'chromium-headless-shell',
      'fonts-noto-cjk',
      'fontconfig',
    ],
    { env },
  );
  if (install.status !== 0)
    say(`apt-get 未成功，改用 npm 包。\n${(update.output + install.output).slice(-600)}`);
  else say('浏览器已装好。');
}

/** Unpacks the npm packages' Chromium, the libraries it needs and the font into the cache. */
async function fromNpm() {
  const home = join(CACHE, 'browser', CHROMIUM_PACKAGE[1]);
  const executablePath = join(home, 'chromium');
  if (!existsSync(executablePath)) {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      throw new Plain('找不到浏览器。请安装 Chromium 或 Chrome，并用环境变量 JIAYIBAO_CHROMIUM 指明其路径。');
    say('没有管理员权限：从 npm 包取浏览器与字体（约 160 MB）…');
    mkdirSync(home, { recursive: true });
    const packages = [CHROMIUM_PACKAGE, FONT_PACKAGE].map(([name, version]) => `${name}@${version}`);
    const npm = await command('npm', [
      'install',
      '--prefix',
      home,
      '--no-save',
      '--no-package-lock',
      ...packages,
    ]);
    if (npm.status !== 0)
      throw new Plain(`${npm.output.slice(-600)}\n浏览器没有装上。请确认网络能访问 npm 源后重试。`);
    await unpack(join(home, 'node_modules', CHROMIUM_PACKAGE[0], 'bin'), home);
    say('浏览器已装好。');
  }
  const env = {
    LD_LIBRARY_PATH: [join(home, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
  };
  // This Chromium has no helper beside it to fork its renderers from.
  return { executablePath, args: [...FLAGS, '--no-zygote'], env };
}

async function unpack(from, home) {
  const inflate = async (name) => promisify(brotliDecompress)(readFileSync(join(from, name)));
  const archive = join(home, 'lib.tar');
  writeFileSync(archive, await inflate('al2023.tar.br'));
  const tar = await command('tar', ['-xf', archive, '-C', home]);
  if (tar.status !== 0) throw new Plain(`浏览器的库解不开：${tar.output.slice(-300)}`);
  rmSync(archive);
  const fonts = FONT_WEIGHTS.map((weight) => join(home, 'node_modules', FONT_PACKAGE[0], weight));
  writeFileSync(
    join(home, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts
      .map((directory) => `<dir>${directory}</dir>`)
      .join('')}<cachedir>${join(home, 'fontcache')}</cachedir></fontconfig>\n`,
  );
  // The executable comes last and whole: its presence says that the rest is there.
  const part = join(home, 'chromium.part');
  writeFileSync(part, await inflate('chromium.br'), { mode: 0o755 });
  renameSync(part, join(home, 'chromium'));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  running(async () => process.stdout.write(`${JSON.stringify(await ensureBrowser())}\n`));
