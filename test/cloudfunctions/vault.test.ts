import { randomBytes } from 'node:crypto';
import { type Sealed, Vault, vaultOf } from '@jiayibao/cloudfunctions/core';

const randomness = { bytes: randomBytes };
const [first, second, indexKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const PLACE = 'persons/p1/name';

function vault(...versions: [number, Buffer][]): Vault {
  return new Vault(new Map(versions), indexKey, randomness);
}

test('what is sealed can be opened at its place and nowhere else', () => {
  const sealed = vault([1, first]).seal('张三', PLACE);
  expect(vault([1, first]).open(sealed, PLACE)).toBe('张三');
  expect(sealed).not.toContain('张三');
  expect(() => vault([1, first]).open(sealed, 'persons/p2/name')).toThrow();
});

test('the same text is sealed differently each time', () => {
  const one = vault([1, first]);
  expect(one.seal('张三', PLACE)).not.toBe(one.seal('张三', PLACE));
});

test('a changed byte is refused', () => {
  const sealed = vault([1, first]).seal('张三', PLACE);
  for (let at = 3; at < sealed.length - 1; at += 1) {
    if (sealed[at] === '.') continue;
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    const open = () => vault([1, first]).open(changed as Sealed, PLACE);
    // The last character of a part may hold spare bits; then it is the same bytes.
    let opened: string;
    try {
      opened = open();
    } catch {
      continue;
    }
    expect(opened).toBe('张三');
    expect(sealed[at + 1]).toBe('.');
  }
});

test('the newest key seals and older ones still open; without its key nothing does', () => {
  const old = vault([1, first]).seal('张三', PLACE);
  const rotated = vault([1, first], [2, second]);
  expect(rotated.open(old, PLACE)).toBe('张三');
  expect(rotated.seal('张三', PLACE)).toMatch(/^v2\./);
  expect(() => vault([2, second]).open(old, PLACE)).toThrow('version 1');
});

test('a lookup key is the same for the same value, and another for another purpose or key', () => {
  const one = vault([1, first]);
  expect(one.lookup('name', '张三')).toBe(vault([2, second]).lookup('name', '张三'));
  expect(one.lookup('name', '张三')).not.toBe(one.lookup('identity', '张三'));
  const other = new Vault(new Map([[1, first]]), second, randomness);
  expect(other.lookup('name', '张三')).not.toBe(one.lookup('name', '张三'));
});

test.each([
  ['no keys', {}],
  ['a key without a version', { VAULT_KEYS: first.toString('base64') }],
  ['a short key', { VAULT_KEYS: '1:c2hvcnQ=' }],
  ['no index key', { VAULT_KEYS: `1:${first.toString('base64')}`, VAULT_INDEX_KEY: '' }],
])('refuses an environment with %s', (_, environment) => {
  const whole = { VAULT_INDEX_KEY: indexKey.toString('base64'), ...environment };
  expect(() => vaultOf(whole as unknown as NodeJS.ProcessEnv, randomness)).toThrow();
});
