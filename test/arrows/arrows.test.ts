import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { wrongArrows } from './check';

const MANIFESTS = {
  'package.json': { devDependencies: { esbuild: '1' } },
  'shared/package.json': { dependencies: { zod: '1' }, exports: { './money': './money/index.ts' } },
  'cloudfunctions/package.json': { exports: { './core': './core/index.ts' } },
  'local/package.json': { dependencies: { libsql: '1' }, exports: { './gateway': './gateway/index.ts' } },
  'miniprogram/package.json': { dependencies: { react: '1' } },
};

/** A sound house: every kind of arrow that is allowed. */
const SOUND = {
  'shared/money/index.ts': "export * from './fen';",
  'shared/money/fen.ts': "import { z } from 'zod/mini'; export const fen = { Date: z.Date, key: z };",
  'shared/policy/index.ts': "import { fen } from '../money'; import '../money/index'; export default fen;",
  'cloudfunctions/core/index.ts': "export * from './store';",
  'cloudfunctions/core/store.ts':
    "import '@jiayibao/shared/money'; import 'node:crypto'; export const now = Date.now;",
  'cloudfunctions/resident/index.ts': "import '../core';",
  'local/gateway/index.ts':
    "import 'libsql'; import '@jiayibao/cloudfunctions/core'; import { build } from 'esbuild';",
  'local/host/index.ts': "import '../gateway'; import '@jiayibao/shared/money';",
  'miniprogram/src/components/bar.tsx': "import React from 'react'; export const Bar = () => <div />;",
  'miniprogram/src/pages/home/index.tsx':
    "import '../../components/bar'; import './rows'; import '@jiayibao/shared/money';",
  'miniprogram/src/pages/home/rows.tsx': 'export {};',
  'miniprogram/src/packages/newborn/index.tsx': "import '../../components/bar';",
  'miniprogram/config/index.ts': "import 'node:path';",
};

/** Wrong arrows: [file, its source, where the arrow points]. */
const PLANTED: [string, string, string][] = [
  ['shared/money/a.ts', "import '@jiayibao/cloudfunctions/core';", '@jiayibao/cloudfunctions/core'],
  ['shared/money/a.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
  ['shared/money/a.ts', "import { readFileSync } from 'fs';", 'fs'],
  ['shared/money/a.ts', "import left from 'left-pad';", 'left-pad'],
  ['shared/money/a.ts', 'export const today = () => new Date();', 'Date'],
  ['shared/money/a.ts', 'export type Day = Date;', 'Date'],
  ['shared/money/a.ts', 'export const chance = Math.random();', 'Math.random'],
  ['shared/money/a.ts', 'export const zone = process.env.TZ;', 'process'],
  ['shared/money/a.ts', 'export const now = globalThis.performance;', 'globalThis'],
  ['shared/policy/a.ts', "import { fen } from '../money/fen';", '../money/fen'],
  ['shared/policy/a.ts', "export * from '../money/fen';", '../money/fen'],
  ['shared/policy/a.ts', "export type Fen = import('../money/fen').Fen;", '../money/fen'],
  ['shared/policy/a.ts', "export const later = () => import('../money/fen');", '../money/fen'],
  [
    'shared/policy/a.ts',
    "import type { Fen } from '../../cloudfunctions/core';",
    '../../cloudfunctions/core',
  ],
  ['cloudfunctions/resident/a.ts', "import '../core/store';", '../core/store'],
  ['cloudfunctions/resident/a.ts', "import '@jiayibao/local/gateway';", '@jiayibao/local/gateway'],
  ['cloudfunctions/resident/a.ts', "import '@jiayibao/shared/money/fen';", '@jiayibao/shared/money/fen'],
  ['cloudfunctions/resident/a.ts', "import 'libsql';", 'libsql'],
  ['cloudfunctions/core/a.ts', "import '../resident';", '../resident'],
  ['cloudfunctions/core/a.ts', "const local = require('../../local/gateway');", '../../local/gateway'],
  ['local/host/a.ts', "import '@jiayibao/miniprogram/app';", '@jiayibao/miniprogram/app'],
  ['local/host/a.ts', "import '@jiayibao/cloudfunctions/core/store';", '@jiayibao/cloudfunctions/core/store'],
  ['local/host/a.ts', "import '../../test/arrows';", '../../test/arrows'],
  ['local/gateway/a.mjs', "import '../host/secret.ts';", '../host/secret.ts'],
  ['miniprogram/src/components/a.tsx', "import '../pages/home/rows';", '../pages/home/rows'],
  [
    'miniprogram/src/components/a.tsx',
    "import '@jiayibao/cloudfunctions/core';",
    '@jiayibao/cloudfunctions/core',
  ],
  ['miniprogram/src/components/a.tsx', "import 'node:path';", 'node:path'],
  ['miniprogram/src/packages/policy/a.tsx', "import '../newborn';", '../newborn'],
];

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'arrows-'));
  for (const [file, manifest] of Object.entries(MANIFESTS)) write(file, JSON.stringify(manifest));
  for (const [file, source] of Object.entries(SOUND)) write(file, source);
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, source: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), source);
}

test('a sound house has no wrong arrow', () => {
  expect(wrongArrows(root)).toEqual([]);
});

test.each(PLANTED)('%s: %s', (file, source, to) => {
  write(file, source);
  expect(wrongArrows(root).map((arrow) => [arrow.file, arrow.to])).toEqual([[file, to]]);
});
