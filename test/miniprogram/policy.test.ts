import { type Answer, calculate } from '@jiayibao/shared/calculate';
import type { PolicyId } from '@jiayibao/shared/contract/calculation';
import { clauses } from '@jiayibao/shared/policy';
import { meanings } from '../../miniprogram/src/packages/policy/meanings';
import { chaptersOf, findClauses, meaningOf, placeClause } from '../../miniprogram/src/packages/policy/read';
import { usesOf } from '../../miniprogram/src/packages/policy/uses';
import lanzhouRemarks from '../../shared/policy/lanzhou-2025/remarks.json';
import linxiaRemarks from '../../shared/policy/linxia-2018/remarks.json';
import { coverage } from '../clauses/coverage';
import { readWorked } from '../clauses/worked';

jest.mock('@tarojs/taro', () => ({}));

const POLICIES = ['lanzhou-2025', 'linxia-2018'] as const;
const REMARKS = { 'lanzhou-2025': lanzhouRemarks, 'linxia-2018': linxiaRemarks };
const PAGE = 'miniprogram/src/packages/policy';

describe.each(POLICIES)('%s in plain words', (policy) => {
  const texts = new Map(clauses[policy].map(({ id, text }) => [id, text]));

  test('has a meaning for every clause, and for nothing else', () => {
    expect(Object.keys(meanings[policy]).sort()).toEqual([...texts.keys()].sort());
    expect(
      clauses[policy].filter((clause) => meaningOf(policy, clause).length < 4).map(({ id }) => id),
    ).toEqual([]);
  });

  test('names no figure that the clause does not name', () => {
    const figures = (text: string) => [...text.matchAll(/\d+(\.\d+)?%?/g)].map(([figure]) => figure);
    const added = Object.entries(meanings[policy]).flatMap(([id, meaning]) =>
      figures(meaning)
        .filter((figure) => !figures(texts.get(id) ?? '').includes(figure))
        .map((figure) => `${id}: ${figure}`),
    );
    expect(added).toEqual([]);
  });

  test('tells every remark that is said to be shown on this page', () => {
    const told = Object.entries(REMARKS[policy])
      .filter(([, list]) => list.some((one) => 'at' in one && one.at === PAGE))
      .map(([id]) => (texts.has(id) ? id : id.replace(/第.款$/, '')));
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((id) => !(id in meanings[policy]))).toEqual([]);
  });

  test('keeps the order of the document, whatever was typed', () => {
    const order = clauses[policy].map(({ id }) => id);
    for (const query of ['', '  ', '医疗', '。']) {
      const ids = chaptersOf(findClauses(policy, query)).flatMap((one) => one.clauses.map(({ id }) => id));
      expect(ids).toEqual(order.filter((id) => ids.includes(id)));
      expect(ids.length).toBeGreaterThan(10);
    }
    expect(chaptersOf(clauses[policy]).map(({ heading }) => heading)).toEqual([
      ...new Set(clauses[policy].map(({ heading }) => heading)),
    ]);
  });

  test('finds each clause by its id, as typed on any keyboard', () => {
    for (const id of texts.keys())
      for (const typed of [id, id.replace(/（/g, '(').replace(/）/g, ')')])
        expect(findClauses(policy, typed).map((one) => one.id)).toContain(id);
  });

  test('a clause is placed by its id, also as an address carries it', () => {
    clauses[policy].forEach((clause, at) => {
      expect(placeClause(policy, encodeURIComponent(clause.id))).toEqual(placeClause(policy, clause.id));
      const { before, after } = placeClause(policy, clause.id) ?? {};
      expect([before?.id, after?.id]).toEqual([clauses[policy][at - 1]?.id, clauses[policy][at + 1]?.id]);
    });
    for (const given of ['', '第五十一条', '%', '__proto__']) expect(placeClause(policy, given)).toBeNull();
  });
});

test('every word has to be there; what only the text holds is quoted', () => {
  expect(findClauses('lanzhou-2025', '没有这个词')).toEqual([]);
  expect(findClauses('lanzhou-2025', '新生儿 ９０日').map(({ id }) => id)).toEqual(['第八条']);
  const [found] = findClauses('lanzhou-2025', '床头核对');
  expect(found).toMatchObject({ id: '第三十五条', sentence: expect.stringContaining('床头核对') });
  expect(findClauses('lanzhou-2025', '代买药')[0]?.sentence).toBeUndefined();
});

test('an item knows its article, an article its items', () => {
  const item = placeClause('lanzhou-2025', '第十五条（十二）');
  expect(item).toMatchObject({ article: { id: '第十五条' }, items: [] });
  expect(placeClause('lanzhou-2025', '第十五条')?.items).toHaveLength(12);
  expect(placeClause('lanzhou-2025', '第四十三条')?.items.map(({ id }) => id)).toContain('第四十三条第二款');
  expect(placeClause('lanzhou-2025', '第二十条')?.items).toEqual([]);
  expect(placeClause('linxia-2018', '四（三）住院（1）')?.article).toBeNull();
});

describe('the way to the estimate', () => {
  const linked = POLICIES.flatMap((policy) =>
    clauses[policy]
      .filter(({ id }) => usesOf(policy, id).some(({ name }) => name === '住院试算'))
      .map(({ id }) => `${policy} ${id}`),
  );

  test('stands on every clause that a worked stay rests on', () => {
    const named = [...readWorked().values()].flatMap(({ cases }) =>
      cases.flatMap(({ request }) =>
        request.operation === 'inpatient' ? clausesIn(calculate(request) as Answer) : [],
      ),
    );
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((clause) => !linked.includes(clause))).toEqual([]);
  });

  test('stands on none that no rule and no figure carries out', () => {
    const { accounts } = coverage();
    const idle = POLICIES.flatMap((policy) =>
      accounts[policy]
        .filter(({ rules, figures }) => rules.length + figures.length === 0)
        .map(({ clause }) => `${policy} ${clause.id}`),
    );
    expect(linked.filter((clause) => idle.includes(clause))).toEqual([]);
  });
});

/** The document's own clauses among what an answer cites. */
function clausesIn(answer: Answer): string[] {
  if (!answer.ok) return [];
  const { policy, steps, denial } = answer.result as {
    policy: PolicyId;
    steps: { clause: string }[];
    denial: { clause: string } | null;
  };
  return [...steps, ...(denial ? [denial] : [])]
    .filter(({ clause }) => clauses[policy].some(({ id }) => id === clause))
    .map(({ clause }) => `${policy} ${clause}`);
}
