import type { FieldError } from '../../miniprogram/src/components/ErrorSummary';
import { startDocument } from './stand-ins';

jest.mock('../../miniprogram/src/components/focus', () => ({ showErrors: () => {} }));

startDocument();
const { act, cleanup, renderHook } =
  require('@testing-library/react') as typeof import('@testing-library/react');
const { useErrors } =
  require('../../miniprogram/src/components/use-errors') as typeof import('../../miniprogram/src/components/use-errors');

afterEach(cleanup);

const region: FieldError = { field: 'region', message: '请选择在哪里参保。' };
const county: FieldError = { field: 'county', message: '请选择县区。' };

test('an error appears when someone wants to go on, goes when it is put right, and brings no other with it', () => {
  let wrong: FieldError[] = [region];
  const went = jest.fn();
  const { result, rerender } = renderHook(() => useErrors(() => wrong));
  const submit = () => act(() => result.current.submit(went));
  expect(result.current.errors).toEqual([]);
  submit();
  expect(result.current.errors).toEqual([region]);
  // The region is chosen now, and of its counties none yet.
  wrong = [county];
  rerender();
  expect(result.current.errors).toEqual([]);
  submit();
  expect(result.current.errors).toEqual([county]);
  expect(went).not.toHaveBeenCalled();
  wrong = [];
  submit();
  expect(went).toHaveBeenCalledTimes(1);
});

test('an error that has appeared follows what is typed', () => {
  let wrong: FieldError[] = [{ field: 'birth', message: '请填写年、月、日。' }];
  const { result, rerender } = renderHook(() => useErrors(() => wrong));
  act(() => result.current.submit(() => {}));
  wrong = [{ field: 'birth', message: '没有这一天，请检查月和日。' }];
  rerender();
  expect(result.current.errors).toEqual(wrong);
});
