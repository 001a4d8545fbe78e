import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clauses } from '@jiayibao/shared/policy';

/** What the printed page of Linxia's document has between its lines: the running title, the page's head, a stray stop. */
const OF_THE_PAGE = [
  '临夏回族自治州人民政府办公室关于印发临夏州城乡居民基本医疗保险州级统筹实施方案的通知',
  '·州政府办公室文件',
  '。2018年城乡居民年人均',
];

const unspaced = (text: string) => text.replace(/\s/g, '');

function published(policy: string): string {
  const text = unspaced(readFileSync(join(__dirname, 'published', `${policy}.txt`), 'utf8'));
  return OF_THE_PAGE.reduce(
    (rest, found) => rest.replace(found, found.startsWith('。') ? found.slice(1) : ''),
    text,
  );
}

/** The number that is printed before a clause: 第六条, （一）; Linxia's headings were lost, its numbers were not. */
function printed(id: string): string {
  if (id.startsWith('第')) return /^第[^（]+款$/.test(id) ? '' : (id.match(/（[^）]+）$/)?.[0] ?? id);
  return id.startsWith('四（三）') ? (id.slice('四（三）'.length).match(/（[^）]+）$/)?.[0] ?? '') : '';
}

test.each(['lanzhou-2025', 'linxia-2018'] as const)(
  'the clauses of %s, one after another, are the whole document as published',
  (policy) => {
    let heading = '';
    const text = clauses[policy].map((clause) => {
      const begins = clause.heading === heading || clause.heading === '前言' ? '' : clause.heading;
      heading = clause.heading;
      return begins + printed(clause.id) + clause.text;
    });
    expect(unspaced(text.join(''))).toBe(published(policy));
  },
);

test.each(['lanzhou-2025', 'linxia-2018'] as const)('no two clauses of %s have the same id', (policy) => {
  const ids = clauses[policy].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
