import type { SettingProposal } from '@jiayibao/shared/contract/agency';
import type { Staffer } from '../desk/desk';

const cite = { source: '甘肃省2027年参保缴费通知', grade: 'secondary' as const };

/** A benefit year for which nothing is published. */
export const NEXT = 2028;

/** All that a lead enters for it, with what a test says otherwise. */
export function proposal(changes: Partial<SettingProposal> = {}): SettingProposal {
  return {
    benefitYear: NEXT,
    from: '2026-11-22',
    contribution: { value: '420', ...cite },
    subsidy: { value: '750.5', ...cite },
    windows: {
      regular: { from: '2027-10-08', to: '2027-12-31' },
      supplementary: { from: '2028-01-01', to: '2028-02-29' },
      ...cite,
    },
    aid: {
      amounts: [
        { entitled: ['extremelyPoor', 'orphan'], value: '420' },
        { entitled: ['ruralAllowanceClass1', 'ruralAllowanceClass2', 'urbanAllowanceFull'], value: '320' },
        {
          entitled: [
            'ruralAllowanceClass3',
            'ruralAllowanceClass4',
            'urbanAllowancePartial',
            'povertyMonitored',
            'returnedToPoverty',
          ],
          value: '260',
        },
        { entitled: ['allowanceMarginal', 'liftedFromPoverty', 'registeredPoor'], value: '100' },
      ],
      ...cite,
    },
    ...changes,
  };
}

/** The same proposal, with nothing but one part. */
export function part(
  name: 'contribution' | 'subsidy' | 'windows' | 'aid',
  changes: Partial<SettingProposal> = {},
) {
  const whole = proposal();
  return { benefitYear: NEXT, from: whole.from, [name]: whole[name], ...changes };
}

/** Proposes, answering every question of the preview. */
export async function propose(lead: Staffer, given: SettingProposal) {
  const { questions } = await lead.get('settings.preview', given);
  const confirmed = { questions: questions.map(({ id }) => id), words: '与文件核对无误' };
  return lead.get('settings.propose', { proposal: given, confirmed });
}

/** Two leads' way to a setting in force. */
export async function enter(lead: Staffer, other: Staffer, given: SettingProposal) {
  const { settingId, revision } = await propose(lead, given);
  return other.get('settings.approve', { settingId, revision });
}
