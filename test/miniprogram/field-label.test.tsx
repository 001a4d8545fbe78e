import { startDocument } from './stand-ins';

jest.mock('@tarojs/taro', () => require('./stand-ins').taro);
jest.mock('../../miniprogram/src/components/elements', () =>
  require('../../miniprogram/src/components/elements.h5'),
);

startDocument();
const { cleanup, fireEvent, render } =
  require('@testing-library/react') as typeof import('@testing-library/react');
const { TextField } =
  require('../../miniprogram/src/components/Field') as typeof import('../../miniprogram/src/components/Field');
const { DateField } =
  require('../../miniprogram/src/components/DateField') as typeof import('../../miniprogram/src/components/DateField');

afterEach(cleanup);

const nothing = () => {};

test("a tap on a field's name puts the cursor into it, whatever stands on the pages behind", () => {
  const field = <TextField id="number" label="证件号码" value="" onChange={nothing} />;
  const screen = render(
    <>
      {field}
      {field}
    </>,
  );
  const second = screen.getAllByText('证件号码')[1] as HTMLElement;
  fireEvent.click(second);
  expect(document.activeElement).toBe(screen.getAllByRole('textbox')[1]);
});

test("a tap on a date's name puts the cursor into its year", () => {
  const screen = render(<DateField id="birth" label="出生日期" value={null} onChange={nothing} />);
  fireEvent.click(screen.getByText('出生日期'));
  expect(document.activeElement).toBe(screen.getByLabelText('出生日期，年'));
});
