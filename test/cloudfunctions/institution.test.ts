import { recordInstitution } from '@jiayibao/cloudfunctions/core';
import type { InputOf } from '@jiayibao/shared/contract/resident';
import { type Cloud, newResident, openCloud, type Resident } from './cloud';

let cloud: Cloud;
let resident: Resident;
const REGION = { region: 'lanzhou' as const };
const COUNTIES = ['620102', '620103'];
const LEVELS = ['tier1', 'tier2', 'tier3A'] as const;

beforeAll(async () => {
  cloud = await openCloud();
  resident = await newResident(cloud);
  for (let i = 0; i < 45; i++) {
    await recordInstitution(cloud.services, {
      institutionId: `sample-${i}`,
      name: `示例${String(i).padStart(2, '0')}${i % 2 ? '医院' : '卫生院 (A.B)'}`,
      region: i === 44 ? 'linxia' : 'lanzhou',
      county: COUNTIES[i % 2] as string,
      level: i === 44 ? 'township' : (LEVELS[i % 3] as 'tier1'),
      consortium: null,
      designated: true,
      twoDiseaseSettlement: i % 2 === 0,
      sample: true,
    });
  }
});
afterAll(() => cloud.close());

async function all(input: Partial<InputOf<'institution.search'>>): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | null = null;
  do {
    const page: { institutions: { name: string }[]; next: string | null } = await resident.get(
      'institution.search',
      {
        ...REGION,
        ...input,
        after,
      },
    );
    pages.push(page.institutions.map(({ name }) => name));
    after = page.next;
  } while (after);
  return pages;
}

test('gives 20 a page, each once, in the order of names', async () => {
  const pages = await all({});
  expect(pages.map(({ length }) => length)).toEqual([20, 20, 4]);
  expect(pages.flat()).toEqual([...new Set(pages.flat())].sort());
});

test('finds by level, county and part of the name, together', async () => {
  expect((await all({ level: 'tier2' })).flat()).toHaveLength(15);
  expect((await all({ county: '620103' })).flat()).toHaveLength(22);
  expect((await all({ name: '卫生' })).flat()).toHaveLength(22);
  expect((await all({ level: 'tier3A', county: '620102', name: '08' })).flat()).toEqual([
    '示例08卫生院 (A.B)',
  ]);
  expect((await all({ region: 'linxia' })).flat()).toHaveLength(1);
});

test('takes a name as it is, not as a pattern', async () => {
  expect((await all({ name: '(A.B)' })).flat()).toHaveLength(22);
  expect((await all({ name: '.*' })).flat()).toEqual([]);
  expect((await all({ name: '(' })).flat()).toHaveLength(22);
});

test('refuses a level of no region and a name that is too long', async () => {
  expect(await resident.refused('institution.search', { ...REGION, level: 'tier9' as never })).toEqual([
    'MALFORMED_REQUEST',
    'level',
  ]);
  expect(await resident.refused('institution.search', { ...REGION, name: '长'.repeat(41) })).toEqual([
    'MALFORMED_REQUEST',
    'name',
  ]);
});

test.each([
  ['region', {}, 'byName'],
  ['level', { level: 'tier2' as const }, 'byLevel'],
  ['county', { county: '620103' }, 'byCounty'],
  ['county and level', { county: '620103', level: 'tier2' as const }, 'byCountyAndLevel'],
  ['part of a name', { name: '卫生' }, 'byName'],
])('reads by %s through an index', async (_, input, index) => {
  const asked: unknown[] = [];
  const { handle } = cloud.engine;
  cloud.engine.handle = (body) => {
    if (body.collectionName === 'institutions') asked.push(cloud.engine.explain(body).index);
    return handle(body);
  };
  await resident.get('institution.search', { ...REGION, ...input, after: '示例10' });
  cloud.engine.handle = handle;
  expect(asked).toEqual([index]);
});
