import { calculate, nextWindow } from '@jiayibao/shared/calculate';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { publishedParameters } from '@jiayibao/shared/policy';

const after = (region: 'lanzhou' | 'linxia', day: string) =>
  nextWindow(region, day as CivilDate, publishedParameters);

test('what opens next, with the year that it is for; null where nothing is known', () => {
  const linxia = { benefitYear: 2028, from: '2027-07-01', to: '2027-12-31' };
  expect(after('linxia', '2027-01-10')).toEqual(linxia);
  expect(after('linxia', '2027-06-30')).toEqual(linxia);
  expect(after('linxia', '2027-07-01')).toEqual({
    benefitYear: 2029,
    from: '2028-07-01',
    to: '2028-12-31',
  });
  expect(after('lanzhou', '2026-10-14')).toMatchObject({ benefitYear: 2027, from: '2026-10-15' });
  expect(after('lanzhou', '2026-10-15')).toMatchObject({ benefitYear: 2027, from: '2027-01-01' });
  expect(after('lanzhou', '2027-01-10')).toBeNull();
  expect(after('lanzhou', '2019-01-01')).toBeNull();
});

test('one can enrol on its first day, and not on the day before', () => {
  const next = after('lanzhou', '2026-08-01');
  const on = (paidOn: string) =>
    calculate({
      operation: 'enrolment',
      region: 'lanzhou',
      benefitYear: next?.benefitYear,
      paidOn,
      person: { birthDate: '2026-01-01' },
    });
  expect(on(next?.from as string)).toMatchObject({ ok: true });
  expect(on(addDays(next?.from as CivilDate, -1))).toMatchObject({ error: { code: 'ENROLMENT_CLOSED' } });
});
