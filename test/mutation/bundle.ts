import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** A workspace's link in node_modules leads out of Stryker's copy of the tree: shared/ is taken from the copy. */
const ownShared = (root: string): Plugin => ({
  name: 'ownShared',
  setup: ({ onResolve, resolve }) =>
    onResolve({ filter: /^@jiayibao\/shared\// }, ({ path, kind }) =>
      resolve(path.replace('@jiayibao', '.'), { resolveDir: root, kind }),
    ),
});

/** A file's __dirname stays that of its source. */
const ownDirectory: Plugin = {
  name: 'ownDirectory',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const own = source.includes('__dirname') ? `const __dirname = ${JSON.stringify(dirname(path))};` : '';
      return { contents: own + source, loader: 'ts' };
    }),
};

/** Files of a tree and what they import from it, as one expression: a function of `require` and `enter`. */
export async function bundleOf(files: readonly string[], root: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: files.map((file) => `enter(${JSON.stringify(file)}); require('./${file}');`).join('\n'),
      resolveDir: root,
    },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [ownShared(root), ownDirectory],
  });
  return `(function (require, enter) { ${outputFiles[0]?.text} })`;
}
