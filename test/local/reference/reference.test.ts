import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReference } from '@jiayibao/local/reference';

test('docs/api.md is what the table of actions says', () => {
  expect(readFileSync(join(__dirname, '../../../docs/api.md'), 'utf8')).toBe(apiReference());
});
