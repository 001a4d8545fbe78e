import { MAXIMUM_ATTACHMENTS } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import type { Sent } from '../../miniprogram/src/components/use-uploads';
import { startDocument } from './stand-ins';

jest.mock('../../miniprogram/src/cloud', () => ({ makeKey: async () => 'key-0000000000000001' }));
jest.mock('../../miniprogram/src/cloud/files', () => ({ chooseFiles: jest.fn() }));
jest.mock('../../miniprogram/src/cloud/evidence', () => ({
  callEvidence: jest.fn(),
  sendEvidence: jest.fn(async ({ name }: { name: string }) => {
    if (name.startsWith('bad')) throw new Error(name);
    return { attachmentId: name, size: 1, type: 'image/jpeg' };
  }),
}));
jest.mock('../../miniprogram/src/cloud/use-call', () => ({ asFailure: (error: Error) => error }));

startDocument();
const { act, cleanup, renderHook } =
  require('@testing-library/react') as typeof import('@testing-library/react');
const { useUploads } =
  require('../../miniprogram/src/components/use-uploads') as typeof import('../../miniprogram/src/components/use-uploads');
const { chooseFiles } = require('../../miniprogram/src/cloud/files') as { chooseFiles: jest.Mock };

afterEach(cleanup);

function start() {
  const { result } = renderHook(() => {
    const [sent, setSent] = useState<readonly Sent[]>([]);
    return { sent, ...useUploads(sent, setSent) };
  });
  const choose = async (...names: string[]) => {
    chooseFiles.mockResolvedValueOnce(names.map((name) => ({ name, size: 1, source: null })));
    await act(() => result.current.add('photo'));
  };
  return { result, choose };
}

test('what did not arrive takes no place, and one cannot go on as if it were there', async () => {
  const { result, choose } = start();
  await choose('bad1', 'bad2', 'good1');
  expect(result.current.room).toBe(MAXIMUM_ATTACHMENTS - 1);
  expect(result.current.waiting).toBe(true);
  for (const { number } of [...result.current.sending]) act(() => result.current.drop(number));
  expect(result.current.waiting).toBe(false);
});

test('tried again where all places are taken by now, it says so instead of coming on top', async () => {
  const { result, choose } = start();
  await choose('bad1');
  await choose(...Array.from({ length: MAXIMUM_ATTACHMENTS }, (_, at) => `good${at}`));
  const [failed] = result.current.sending;
  await act(() => result.current.send({ ...failed, file: { ...failed?.file, name: 'good' } } as never));
  expect(result.current.sent).toHaveLength(MAXIMUM_ATTACHMENTS);
  expect(result.current.sending[0]?.message).toContain('已满');
});
