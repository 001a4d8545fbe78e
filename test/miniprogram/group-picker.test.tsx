import type { Group } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { startDocument } from './stand-ins';

jest.mock('@tarojs/taro', () => require('./stand-ins').taro);
jest.mock('../../miniprogram/src/components/elements', () =>
  require('../../miniprogram/src/components/elements.h5'),
);
jest.mock('../../miniprogram/src/components/focus', () => ({ bringToSight: jest.fn() }));

startDocument();
const { cleanup, fireEvent, render } =
  require('@testing-library/react') as typeof import('@testing-library/react');
const { GroupPicker } =
  require('../../miniprogram/src/components/GroupPicker') as typeof import('../../miniprogram/src/components/GroupPicker');
const { bringToSight } = require('../../miniprogram/src/components/focus') as { bringToSight: jest.Mock };

afterEach(() => {
  cleanup();
  bringToSight.mockClear();
});

let chosen: readonly Group[] = [];

type Looks = { first: readonly Group[]; inSheet?: boolean; single?: boolean };

function Form({ first, ...looks }: Looks) {
  const [groups, setGroups] = useState(first);
  chosen = groups;
  return <GroupPicker {...looks} chosen={groups} onChange={setGroups} />;
}

const start = (first: readonly Group[], inSheet?: boolean, single?: boolean) => {
  const shown = render(<Form first={first} inSheet={inSheet} single={single} />);
  return {
    unfold: (title: RegExp) => fireEvent.click(shown.getByRole('button', { name: title })),
    tick: (name: RegExp) => fireEvent.click(shown.getByRole('checkbox', { name })),
  };
};

test('nobody is registered as poor and lifted out of it at a time; what else is chosen stays', () => {
  const { tick } = start(['disabilityGrade1', 'registeredPoor', 'povertyMonitored']);
  tick(/^脱贫人口/);
  expect(chosen).toEqual(['disabilityGrade1', 'povertyMonitored', 'liftedFromPoverty']);
  tick(/^返贫人口/);
  expect(chosen).toEqual(['disabilityGrade1', 'povertyMonitored', 'returnedToPoverty']);
  tick(/^二级残疾/);
  expect(chosen).toEqual(['povertyMonitored', 'returnedToPoverty', 'disabilityGrade2']);
});

test('an application is for one group: another takes its place, also of those of an old draft', () => {
  const { tick } = start(['orphan', 'entitledGroup'], false, true);
  tick(/^一级残疾/);
  expect(chosen).toEqual(['disabilityGrade1']);
  tick(/^一级残疾/);
  expect(chosen).toEqual([]);
});

test('what is ticked is let go of by a second tap', () => {
  const { tick } = start(['registeredPoor', 'orphan']);
  tick(/^建档立卡贫困人口/);
  expect(chosen).toEqual(['orphan']);
});

test('what unfolds on a page is brought into sight, and nothing that a sheet holds', () => {
  start([]).unfold(/^建档立卡、脱贫/);
  expect(bringToSight.mock.calls).toEqual([['groups-1']]);
  cleanup();
  start([], true).unfold(/^建档立卡、脱贫/);
  expect(bringToSight).toHaveBeenCalledTimes(1);
});
