import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { read } from './read';

/** An arrow that must not be: the file it starts from (from the root), where it points, and what to do instead. */
export type WrongArrow = { file: string; to: string; why: string };

/** The packages that each may import. test/ sees everything and is not checked. */
const ARROWS = {
  shared: [],
  cloudfunctions: ['shared'],
  local: ['shared', 'cloudfunctions'],
  miniprogram: ['shared'],
} as const;

type Package = keyof typeof ARROWS;

/** The packages that run on a phone: Node's modules are not there. */
const ON_THE_PHONE = ['shared', 'miniprogram/src'];

/** shared/ has no input, no output, no clock and no chance: nothing from outside but the language itself. */
const IMPURE = [
  'Date',
  'Math.random',
  'Buffer',
  'XMLHttpRequest',
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'localStorage',
  'performance',
  'process',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'wx',
];

type Manifest = {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  exports?: Record<string, string>;
};

/** Every wrong arrow in the repository (or a tree of its shape) at `root`, in the order of its files. */
export function wrongArrows(root: string): WrongArrow[] {
  const manifest = (folder: string): Manifest =>
    JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const found: WrongArrow[] = [];
  for (const name of Object.keys(ARROWS) as Package[]) {
    for (const file of sources(root, name)) {
      const { imports, globals } = read(file, readFileSync(join(root, file), 'utf8'));
      for (const to of new Set(imports)) {
        const why = to.startsWith('.')
          ? relativeArrow(root, file, to, manifest(name))
          : packageArrow(file, to, manifest);
        if (why !== null) found.push({ file, to, why });
      }
      if (name !== 'shared') continue;
      for (const to of IMPURE.filter((global) => globals.includes(global)))
        found.push({ file, to, why: 'shared/ is pure: pass it in as a value' });
    }
  }
  return found;
}

function sources(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory())
        return /^(node_modules|dist|\..*)$/.test(entry.name) ? [] : sources(root, path);
      return /\.(tsx?|[mc]?js)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
    });
}

const packageOf = (path: string) => path.split('/')[0] as Package;

/** Why an import of a package by its name is wrong, or null. */
function packageArrow(file: string, to: string, manifest: (folder: string) => Manifest): string | null {
  const from = packageOf(file);
  if (isBuiltin(to))
    return ON_THE_PHONE.some((folder) => file.startsWith(`${folder}/`))
      ? 'runs on a phone: Node is not there'
      : null;
  const [scope, second, ...rest] = to.split('/');
  if (scope === '@jiayibao') {
    if (!ARROWS[from].some((allowed) => allowed === second)) return `${from} must not know ${second}`;
    const entry = ['.', ...rest].join('/');
    return manifest(second as string).exports?.[entry] === undefined
      ? 'not a public entry of that package'
      : null;
  }
  const dependency = to.startsWith('@') ? `${scope}/${second}` : (scope as string);
  const declaring = from === 'local' ? [from, '.'] : [from];
  const declared = declaring.some((folder) => {
    const { dependencies = {}, devDependencies = {} } = manifest(folder);
    return dependency in dependencies || dependency in devDependencies;
  });
  return declared ? null : `not among the dependencies of ${from}/package.json`;
}

/** Why a relative import is wrong, or null. */
function relativeArrow(root: string, file: string, to: string, { exports = {} }: Manifest): string | null {
  const target = resolve(root, posix.join(dirname(file), to));
  const from = packageOf(file);
  if (packageOf(target) !== from) return `leaves ${from}/: import the package by its name`;
  if (from === 'miniprogram') return withinApp(file, target);
  const folder = (path: string) => path.split('/').slice(1, -1)[0];
  if (folder(file) === folder(target) || folder(target) === undefined) return null;
  const entries = Object.values(exports).map((entry) => posix.join(from, entry));
  return entries.includes(target) ? null : `reaches past the public entries of ${from}/${folder(target)}/`;
}

/** The file that a relative import means, from the root. */
function resolve(root: string, path: string): string {
  const candidates = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => `${path}${end}`);
  const file = candidates.find(
    (candidate) => existsSync(join(root, candidate)) && isFile(join(root, candidate)),
  );
  return file ?? path;
}

const isFile = (path: string) => statSync(path).isFile();

/** In the app, a page is nobody's part, and a subpackage is its own affair: WeChat loads each by itself. */
function withinApp(file: string, target: string): string | null {
  const unit = (path: string) => /^miniprogram\/src\/(packages\/[^/]+|pages)\//.exec(path)?.[1];
  const to = unit(target);
  return to === undefined || to === unit(file)
    ? null
    : `belongs to ${to}/ alone: what two share goes into components/`;
}
