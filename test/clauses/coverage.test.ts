import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import lanzhou from '../../shared/policy/lanzhou-2025/remarks.json';
import linxia from '../../shared/policy/linxia-2018/remarks.json';
import { type Citation, citationsIn, ROOT } from './citations';
import { coverage } from './coverage';
import { clausesDocument } from './document';

const remarks = { 'lanzhou-2025': lanzhou, 'linxia-2018': linxia };

test('every clause of both documents has an answer, and every id that is named exists', () => {
  expect(coverage().problems).toEqual([]);
});

test('docs/clauses.md is what `npm run -s clauses` prints', () => {
  const kept = readFileSync(join(ROOT, 'docs/clauses.md'), 'utf8');
  if (kept !== clausesDocument(coverage())) throw new Error('run `npm run -s clauses > docs/clauses.md`');
});

test('what is kept beside the clauses for this check is in nothing that is built', () => {
  const built = ['shared', 'cloudfunctions', 'miniprogram/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules'))
      .map((path) => readFileSync(join(ROOT, folder, path), 'utf8')),
  );
  expect(built.length).toBeGreaterThan(100);
  expect(built.filter((source) => /(remarks|serves)\.json/.test(source))).toEqual([]);
});

describe('is found out:', () => {
  const without = (given: object, id: string) =>
    Object.fromEntries(Object.entries(given).filter(([key]) => key !== id));
  const lanzhouWith = (more: object) => ({ ...remarks, 'lanzhou-2025': { ...lanzhou, ...more } });

  test.each([
    [
      'a clause without an answer',
      { ...remarks, 'lanzhou-2025': without(lanzhou, '第一条') },
      '第一条: without an answer',
    ],
    [
      'a paragraph without an answer',
      { ...remarks, 'linxia-2018': without(linxia, '四（二）筹资政策第一款') },
      '四（二）筹资政策第一款: without an answer',
    ],
    [
      'a remark on a clause that does not exist',
      lanzhouWith({ 第五十一条: [{ noMatter: '没有这一条。' }] }),
      '第五十一条: a remark on what is no clause or paragraph of lanzhou-2025',
    ],
    [
      'a page that does not show what it is said to show',
      lanzhouWith({ 第四十八条: [{ shown: '问谁。', at: 'shared/money' }] }),
      '第四十八条: said to be shown at shared/money, which does not name it',
    ],
  ])('%s', (_, given, problem) => {
    expect(coverage(given).problems).toEqual([problem]);
  });

  test('a rule that names a clause that does not exist', () => {
    const citations = citationsIn(
      'a.ts',
      "/** 第五十一条 */\nexport const rule = () => byClause('第九十九条');",
    );
    expect(coverage(remarks, citations).problems).toEqual(
      expect.arrayContaining([
        '第五十一条: named in a.ts rule, exists nowhere',
        '第九十九条: named in a.ts rule, exists nowhere',
      ]),
    );
  });

  test('a clause that is carried out and has lost its rule', () => {
    expect(coverage(remarks, []).problems).toContain(
      '第二十二条: has worked cases, but no rule or figure names it',
    );
  });
});

describe('citations', () => {
  const found = (source: string) =>
    citationsIn('a.ts', source).map(({ rule, id, by }: Citation) => [rule, id, by]);

  test('of a comment belong to what it stands before', () => {
    expect(
      found('/** 第十四条, then 特殊人群（1）（2） */\nexport function pay() {}\nfunction other() {}'),
    ).toEqual([
      ['pay', '第十四条', 'comment'],
      ['pay', '四（三）特殊人群（1）', 'comment'],
      ['pay', '四（三）特殊人群（2）', 'comment'],
    ]);
  });

  test('by a constant belong to where it is used', () => {
    expect(found("const ARTICLE = byClause('第八条');\nfunction wait() { return ARTICLE; }")).toEqual([
      ['wait', '第八条', 'code'],
    ]);
  });

  test('are changed nearest first, and by bytes, not characters', () => {
    const source = "/** 甲 */\nfunction deny_(元: boolean) { return 元 ? deny('x', '第二十二条') : 1 + 1; }";
    const [citation] = citationsIn('a.ts', source);
    const changed = citation?.rings.map((ring) =>
      ring.map(({ start, end }) => Buffer.from(source).subarray(start, end).toString()),
    );
    expect(changed?.[0]).toEqual(['元', '元', '1 + 1', '1', '1']);
  });
});
