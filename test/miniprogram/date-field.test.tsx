import { startDocument } from './stand-ins';

jest.mock('@tarojs/taro', () => require('./stand-ins').taro);
jest.mock('../../miniprogram/src/components/elements', () =>
  require('../../miniprogram/src/components/elements.h5'),
);

startDocument();
const { cleanup, fireEvent, render } =
  require('@testing-library/react') as typeof import('@testing-library/react');
const { DateField } =
  require('../../miniprogram/src/components/DateField') as typeof import('../../miniprogram/src/components/DateField');

afterEach(cleanup);

function draw(value: string | null, error?: string) {
  const dates: (string | null)[] = [];
  const screen = render(
    <DateField
      id="birth"
      label="出生日期"
      hint="见证件"
      error={error}
      value={value}
      onChange={(date) => dates.push(date)}
    />,
  );
  const field = (unit: string) => screen.getByLabelText(`出生日期，${unit}`) as HTMLInputElement;
  const type = (unit: string, typed: string) => fireEvent.change(field(unit), { target: { value: typed } });
  return { dates, field, type };
}

test('tells a date once it is one, and null until then, keeping what is typed', () => {
  const { dates, field, type } = draw(null);
  type('年', '2026');
  type('月', '２');
  type('日', '30');
  type('日', '28日');
  expect(dates).toEqual([null, null, null, '2026-02-28']);
  expect([field('年').value, field('月').value, field('日').value]).toEqual(['2026', '2', '28']);
});

test('shows the date that it is given', () => {
  const { field } = draw('1949-12-31');
  expect([field('年').value, field('月').value, field('日').value]).toEqual(['1949', '12', '31']);
});

test('hint and error belong to each part, for those who hear them', () => {
  const { field } = draw(null, '没有这一天，请检查月和日。');
  expect(field('月').getAttribute('aria-describedby')).toBe('birth-hint birth-error');
  expect(field('月').getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById('birth-error')?.textContent).toBe('没有这一天，请检查月和日。');
});
