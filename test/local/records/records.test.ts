import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, parseIndexes } from '@jiayibao/local/gateway';
import { NoRecords, withRecords } from '@jiayibao/local/records';

const ROOT = join(__dirname, '../../..');
const KEY = Buffer.alloc(32, 7).toString('base64');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'records-test-'));
  writeFileSync(join(root, 'indexes.json'), readFileSync(join(ROOT, 'indexes.json')));
});
afterEach(() => rmSync(root, { recursive: true }));

test('the records are read as they stand, while the cloud runs and writes on', async () => {
  mkdirSync(join(root, '.local'));
  writeFileSync(
    join(root, '.local/keys.json'),
    JSON.stringify({ session: KEY, vault: KEY, vaultIndex: KEY }),
  );
  const indexes = parseIndexes(JSON.parse(readFileSync(join(ROOT, 'indexes.json'), 'utf8')));
  const file = join(root, '.local/cloud.db');
  const running = openEngine({ file, indexes, now: Date.now, random: Math.random });
  const write = (_id: string) =>
    running.handle({
      action: 'database.insertDocument',
      collectionName: 'accounts',
      data: [
        JSON.stringify({ _id, schema: 1, revision: 1, consent: null, personId: null, householdId: null }),
      ],
    });
  try {
    expect(write('first').code).toBeUndefined();
    const seen = await withRecords(root, async ({ store }) => {
      expect(write('second').code).toBeUndefined();
      return store.getMany('accounts', ['first', 'second']);
    });
    expect(seen.map(({ _id }) => _id)).toEqual(['first']);
  } finally {
    running.close();
  }
});

test('without a local cloud it says so', async () => {
  await expect(withRecords(root, async () => {})).rejects.toBeInstanceOf(NoRecords);
});
