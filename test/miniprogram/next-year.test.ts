import type { CivilDate } from '@jiayibao/shared/dates';
import { publishedParameters } from '@jiayibao/shared/policy';
import { ordinaryWays, yearAfter } from '../../miniprogram/src/components/next-year';
import { yearText } from '../../miniprogram/src/wording/years';

jest.mock('@tarojs/taro', () => require('./stand-ins').taro);
jest.mock('../../miniprogram/src/components/elements', () => ({}));

const asked = (region: 'lanzhou' | 'linxia', birthDate: string, today: string, enrolled: number[] = []) => ({
  region,
  birthDate,
  groups: [],
  enrolled,
  today: today as CivilDate,
  parameters: publishedParameters,
});

test('the year after a cover: by when it is paid, and what missing that means in each region', () => {
  const linxia = yearAfter(asked('linxia', '2026-12-20', '2026-12-29'), { to: '2026-12-31' });
  expect(linxia).toEqual({
    year: 2027,
    state: 'open',
    due: '400.00',
    until: '2026-12-31',
    daysLeft: 2,
    from: '2027-01-01',
    missed: null,
  });
  const lanzhou = yearAfter(asked('lanzhou', '2026-09-30', '2026-12-29'), { to: '2026-12-31' });
  expect(lanzhou).toMatchObject({ state: 'open', until: '2026-12-31', missed: '2027-04-01' });
});

test('over, not yet, not published, and paid already', () => {
  const over = yearAfter(asked('linxia', '2026-12-20', '2027-01-10'), { to: '2026-12-31' });
  expect(over).toEqual({
    year: 2027,
    state: 'over',
    next: { benefitYear: 2028, from: '2027-07-01', to: '2027-12-31' },
  });
  expect(over && yearText.another(over)).toBe(
    '2027年的已经缴不了。下一个缴费期是2027年7月1日至2027年12月31日，缴2028年的。2028年以前，孩子没有居民医保。',
  );
  const later = yearAfter(asked('linxia', '2027-01-03', '2027-01-10'), { to: '2027-12-31' });
  expect(later).toMatchObject({ year: 2028, state: 'later', window: { from: '2027-07-01' } });
  const unknown = yearAfter(asked('lanzhou', '2026-11-01', '2026-11-22'), { to: '2027-12-31' });
  expect(unknown).toEqual({ year: 2028, state: 'unknown' });
  expect(yearAfter(asked('lanzhou', '2026-09-30', '2026-12-29', [2027]), { to: '2026-12-31' })).toBeNull();
});

test('who is no newborn any more is told what can be paid as anybody, or when', () => {
  const words = (...about: Parameters<typeof asked>) => ordinaryWays(asked(...about)).map(yearText.ordinary);
  expect(words('lanzhou', '2025-11-22', '2026-11-22')).toEqual([
    '',
    '2027年的现在可以办，缴400.00元，最后一天2026年12月31日（还剩39天），从2027年1月1日起保障。',
  ]);
  expect(words('linxia', '2026-06-01', '2027-01-10')).toEqual([
    '',
    '2028年的还不能缴，缴费期是2027年7月1日至2027年12月31日。',
  ]);
  expect(words('linxia', '2026-09-30', '2027-09-29')).toEqual(['', '2028年的标准还没有公布，请留意通知。']);
});
