import { useState } from 'react';
import { startDocument } from './stand-ins';

jest.mock('@tarojs/taro', () => require('./stand-ins').taro);
jest.mock('../../miniprogram/src/components/elements', () =>
  require('../../miniprogram/src/components/elements.h5'),
);

startDocument();
const { cleanup, fireEvent, render } =
  require('@testing-library/react') as typeof import('@testing-library/react');
const { AmountField } =
  require('../../miniprogram/src/components/Field') as typeof import('../../miniprogram/src/components/Field');

afterEach(cleanup);

let kept = '';

function Form() {
  const [value, setValue] = useState('');
  kept = value;
  return <AmountField id="total" label="总费用" value={value} onChange={setValue} />;
}

test('what is typed stays as typed until the field is left, then it is written as everywhere', () => {
  const input = render(<Form />).getByLabelText('总费用，单位元') as HTMLInputElement;
  fireEvent.change(input, { target: { value: '32，000.5' } });
  expect([kept, input.value]).toEqual(['32000.5', '32000.5']);
  fireEvent.blur(input);
  expect([kept, input.value]).toEqual(['32000.5', '32,000.50']);
  fireEvent.focus(input);
  expect(input.value).toBe('32,000.50');
});

test('what is no amount is kept as it is, for its error to be seen', () => {
  const input = render(<Form />).getByLabelText('总费用，单位元') as HTMLInputElement;
  fireEvent.change(input, { target: { value: '1.005' } });
  fireEvent.blur(input);
  expect([kept, input.value]).toEqual(['1.005', '1.005']);
});
