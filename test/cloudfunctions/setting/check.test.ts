import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { type Cloud, openCloud, TODAY } from '../cloud';
import { newStaff, type Staffer } from '../desk/desk';
import { NEXT, part, proposal } from './proposals';

let cloud: Cloud;
let lead: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  lead = await newStaff(cloud, { role: 'lead', name: '负责甲' });
});
afterAll(() => cloud.close());

describe('is refused', () => {
  const cite = { source: '通知', grade: 'secondary' as const };
  const days = (from: string, to: string) => ({ from, to });
  test.each([
    ['a day that is over', proposal({ from: addDays(TODAY as CivilDate, -1) }), 'INVALID_DATE', 'from'],
    ['a year that is over', proposal({ benefitYear: 2025 }), 'MALFORMED_REQUEST', 'benefitYear'],
    ['a year after the policy', proposal({ benefitYear: 2031 }), 'MALFORMED_REQUEST', 'benefitYear'],
    ['a day after its year', proposal({ benefitYear: 2027, from: '2028-01-01' }), 'INVALID_DATE', 'from'],
    ['a new year without a subsidy', proposal({ subsidy: null }), 'MALFORMED_REQUEST', 'subsidy'],
    ['a new year without a standard', part('windows'), 'MALFORMED_REQUEST', 'contribution'],
    [
      'a window that ends before it begins',
      proposal({ windows: { regular: days('2027-12-31', '2027-10-01'), ...cite } }),
      'INVALID_DATE',
      'windows.regular.to',
    ],
    [
      'a window that outlasts its year',
      proposal({ windows: { regular: days('2027-10-01', '2029-01-01'), ...cite } }),
      'INVALID_DATE',
      'windows.regular.from',
    ],
    [
      'a window that has begun already',
      {
        ...part('windows', { benefitYear: 2027 }),
        windows: { regular: days('2026-10-01', '2026-12-31'), ...cite },
      },
      'INVALID_DATE',
      'windows.regular.from',
    ],
    [
      'windows that overlap',
      proposal({
        windows: {
          regular: days('2027-10-01', '2027-12-31'),
          supplementary: days('2027-12-31', '2028-02-28'),
          ...cite,
        },
      }),
      'INVALID_DATE',
      'windows.supplementary.from',
    ],
    [
      'aid above the standard',
      proposal({ aid: { amounts: [{ entitled: ['orphan'], value: '420.01' }], ...cite } }),
      'MALFORMED_REQUEST',
      'aid.amounts.0.value',
    ],
    [
      'an amount of three decimals',
      proposal({ subsidy: { value: '700.123', ...cite } }),
      'INVALID_AMOUNT',
      'subsidy.value',
    ],
    [
      'an amount that is a number',
      proposal({ subsidy: { value: 700 as unknown as string, ...cite } }),
      'MALFORMED_REQUEST',
      'subsidy.value',
    ],
    ['nothing at all', { benefitYear: NEXT, from: TODAY }, 'MALFORMED_REQUEST', 'contribution'],
    [
      'what would take the place of nothing',
      proposal({ supersedes: 'a'.repeat(32) }),
      'NOT_FOUND',
      'supersedes',
    ],
  ])('%s', async (_, given, code, path) => {
    for (const reply of [
      await lead.call('settings.preview', given),
      await lead.call('settings.propose', { proposal: given }),
    ]) {
      if (reply.ok) throw new Error('not refused');
      expect([reply.error.code, reply.error.path?.replace(/^proposal\./, '')]).toEqual([code, path]);
    }
  });
});

describe('is questioned, and goes on with words alone', () => {
  const cite = { source: '通知', grade: 'secondary' as const };
  test.each([
    ['a standard entered in fen', { contribution: { value: '42000', ...cite } }, 'enteredInFen:contribution'],
    [
      'a standard with two digits missing',
      { contribution: { value: '4.2', ...cite }, aid: null },
      'twoDigitsMissing:contribution',
    ],
    ['much more', { contribution: { value: '600.01', ...cite } }, 'muchMore:contribution'],
    [
      'aid in fen',
      {
        contribution: { value: '42000', ...cite },
        aid: { amounts: [{ entitled: ['orphan' as const], value: '40000' }], ...cite },
      },
      'enteredInFen:aid:orphan',
    ],
    ['aid that is gone', { aid: { amounts: [], ...cite } }, 'aidLost:aid:orphan'],
    [
      'full aid that is none any more',
      { aid: { amounts: [{ entitled: ['orphan' as const], value: '400' }], ...cite } },
      'fullAidLost:aid:orphan',
    ],
    [
      'a window of some days',
      { windows: { regular: { from: '2027-10-08', to: '2027-10-20' }, ...cite } },
      'windowShort:regularWindow',
    ],
    [
      'a window at another time',
      { windows: { regular: { from: '2027-08-01', to: '2027-12-31' }, ...cite } },
      'windowMoved:regularWindow',
    ],
    [
      'days between the windows',
      {
        windows: {
          regular: { from: '2027-10-08', to: '2027-12-30' },
          supplementary: { from: '2028-01-01', to: '2028-02-28' },
          ...cite,
        },
      },
      'windowGap:supplementaryWindow',
    ],
  ])('%s', async (_, changes, id) => {
    const given = proposal(changes);
    const { questions } = await lead.get('settings.preview', given);
    expect(questions.map((one) => one.id)).toContain(id);
    expect(await lead.refused('settings.propose', { proposal: given })).toEqual([
      'MALFORMED_REQUEST',
      expect.stringContaining('写明原因'),
    ]);
    const all = questions.map((one) => one.id);
    const rest = { questions: all.filter((one) => one !== id), words: '核对过' };
    expect((await lead.refused('settings.propose', { proposal: given, confirmed: rest }))[0]).toBe(
      'MALFORMED_REQUEST',
    );
    const view = await lead.get('settings.propose', {
      proposal: given,
      confirmed: { questions: all, words: '核对过' },
    });
    expect(view.confirmed).toMatchObject({ words: '核对过', questions });
    const { settingId, revision } = view;
    await lead.get('settings.withdraw', { settingId, revision });
  });

  test('one and a half times the standard is not much more', async () => {
    const { questions } = await lead.get(
      'settings.preview',
      proposal({ contribution: { value: '600', ...cite } }),
    );
    expect(questions.map((one) => one.code)).not.toContain('muchMore');
  });
});
