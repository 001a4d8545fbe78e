import { agencyActions, type SettingProposal, type SettingView } from '@jiayibao/shared/contract/agency';
import { yearOf } from '@jiayibao/shared/dates';
import { type Call, keyed, pure } from '../action';
import { auditStaff } from '../audit';
import type { Setting, Staff } from '../documents';
import { CHANGES } from '../limits';
import { requireRevision } from '../membership';
import { approvedSettings, HEAD } from '../parameters';
import { Refusal } from '../refusal';
import { onDuty, staffName, staffOf } from '../staff';
import { rankOf } from '../staff-role';
import type { Transaction } from '../store';
import { type Candidate, requireConfirmed, weigh } from './check';
import { rowsOf } from './figures';
import { previewOf } from './preview';

const SETTINGS = { may: 'lead', touches: ['name'] } as const;

export const settingsList = pure(agencyActions['settings.list'], {
  ...SETTINGS,
  may: 'clerk',
  summary: 'The figures in force by benefit year, and every setting of the region, newest first.',
  limits: [],
  async run(_, call) {
    const { region } = staffOf(call);
    const { version, data } = await call.parameters();
    const years = data[region].years.filter(({ benefitYear }) => benefitYear >= yearOf(call.today) - 1);
    const found = await call.services.store.find('settings', { region });
    const names = await namesOf(call, found);
    return {
      version,
      years: years.map((year) => ({ benefitYear: year.benefitYear, figures: rowsOf(year) })),
      settings: found
        .sort((a, b) => b.proposedAt - a.proposedAt)
        .map((setting) => viewOf(call, setting, names)),
    };
  },
});

export const settingsPreview = pure(agencyActions['settings.preview'], {
  ...SETTINGS,
  summary: 'What a proposal would change: each figure, whose quotes, and what about it looks like a mistake.',
  limits: [CHANGES],
  touches: [],
  async run(input, call) {
    const candidate = candidateOf(call, input, '');
    return previewOf(call.services, candidate, await weighed(call, candidate));
  },
});

export const settingsPropose = keyed(agencyActions['settings.propose'], {
  ...SETTINGS,
  summary: 'Proposes figures for a benefit year, from today or a later day.',
  limits: [CHANGES],
  async run({ proposal, confirmed }, call, tx) {
    const staff = await onDuty(call, tx);
    const candidate = candidateOf(call, proposal, call.services.randomness.id());
    await requireNoOther(call, candidate);
    const { questions } = await weighed(call, candidate);
    requireConfirmed(questions, confirmed ?? null);
    const setting = await tx.put('settings', {
      ...candidate,
      state: 'proposed',
      slot: slotOf(candidate),
      confirmed: confirmed && questions.length > 0 ? { questions, words: confirmed.words } : null,
      proposedBy: staff._id,
      proposedAt: call.services.clock.now(),
      decidedBy: null,
      decidedAt: null,
      sequence: null,
    });
    await auditStaff(call, tx, { did: 'settings.propose', of: setting._id, what: JSON.stringify(proposal) });
    return viewOf(call, setting, await namesOf(call, [setting]));
  },
});

export const settingsReview = pure(agencyActions['settings.review'], {
  ...SETTINGS,
  summary: 'A proposal as it stands, with what it would change if it were approved now.',
  limits: [CHANGES],
  async run({ settingId }, call) {
    const setting = proposed(staffOf(call), await call.services.store.get('settings', settingId));
    return {
      setting: viewOf(call, setting, await namesOf(call, [setting])),
      preview: await previewOf(call.services, setting, await weighed(call, setting)),
    };
  },
});

export const settingsApprove = keyed(agencyActions['settings.approve'], {
  ...SETTINGS,
  summary: 'Approves what somebody else proposed; it holds from its day on.',
  limits: [CHANGES],
  async run({ settingId, revision }, call, tx) {
    const staff = await onDuty(call, tx);
    // Every approval writes the head: of two at once the second sees the first.
    const head = await tx.get('settingHeads', HEAD);
    const setting = proposed(staff, await tx.get('settings', settingId));
    if (setting.proposedBy === staff._id)
      throw new Refusal('NOT_ALLOWED', { message: '不能审批自己提出的设置，请由另一位负责人审批。' });
    requireRevision(setting, revision);
    const { questions } = await weighed(call, setting);
    requireConfirmed(questions, { questions: setting.confirmed?.questions.map(({ id }) => id) ?? [] });
    const sequence = (head?.sequence ?? 0) + 1;
    await tx.put('settingHeads', { _id: HEAD, revision: head?.revision, sequence });
    return decide(call, tx, { ...setting, state: 'approved', sequence });
  },
});

export const settingsWithdraw = keyed(agencyActions['settings.withdraw'], {
  ...SETTINGS,
  summary: 'Takes a proposal back, or turns it down, before it is approved.',
  limits: [CHANGES],
  async run({ settingId, revision }, call, tx) {
    const staff = await onDuty(call, tx);
    const setting = proposed(staff, await tx.get('settings', settingId));
    requireRevision(setting, revision);
    return decide(call, tx, { ...setting, state: 'withdrawn' });
  },
});

async function decide(call: Call, tx: Transaction, setting: Setting): Promise<SettingView> {
  const decided = await tx.put('settings', {
    ...setting,
    slot: undefined,
    decidedBy: staffOf(call)._id,
    decidedAt: call.services.clock.now(),
  });
  await auditStaff(call, tx, { did: `settings.${setting.state}`, of: setting._id });
  return viewOf(call, decided, await namesOf(call, [decided]));
}

async function weighed(call: Call, candidate: Candidate) {
  return weigh(candidate, await approvedSettings(call.services.store), call.today);
}

function candidateOf(call: Call, { supersedes, ...figures }: SettingProposal, _id: string): Candidate {
  return { _id, region: staffOf(call).region, figures, supersedes: supersedes ?? null };
}

/** A proposal of their region that nobody has decided. */
function proposed(staff: Staff, setting: Setting | null): Setting {
  if (!setting || setting.region !== staff.region) throw new Refusal('NOT_FOUND');
  if (setting.state === 'proposed') return setting;
  throw new Refusal('STALE', { message: '这项设置已经审批或撤回，请刷新后查看。' });
}

/** One proposal for a benefit year of a region at a time. */
function slotOf({ region, figures }: Candidate): string {
  return `${region}:${figures.benefitYear}`;
}

async function requireNoOther({ services }: Call, candidate: Candidate): Promise<void> {
  const [other] = await services.store.find('settings', { slot: slotOf(candidate) });
  if (!other) return;
  const message = '这一年度已有一项设置等待审批，请先审批或撤回那一项。';
  throw new Refusal('CONTRADICTORY_REQUEST', { message, path: 'benefitYear' });
}

async function namesOf({ services }: Call, settings: readonly Setting[]): Promise<Map<string, string>> {
  const ids = new Set(
    settings.flatMap(({ proposedBy, decidedBy }) => [proposedBy, ...(decidedBy ? [decidedBy] : [])]),
  );
  const found = await services.store.getMany('staff', [...ids]);
  return new Map(found.map((staff) => [staff._id, staffName(services, staff)]));
}

function viewOf(call: Call, setting: Setting, names: ReadonlyMap<string, string>): SettingView {
  const { _id, revision, state, region, figures, supersedes, confirmed } = setting;
  const { proposedBy, proposedAt, decidedBy, decidedAt } = setting;
  const name = (id: string) => names.get(id) ?? '';
  const staff = staffOf(call);
  const mayDecide = state === 'proposed' && rankOf(staff.role) >= rankOf('lead');
  const may: SettingView['may'] = mayDecide ? ['withdraw'] : [];
  if (mayDecide && proposedBy !== staff._id) may.unshift('approve');
  return {
    settingId: _id,
    revision,
    state,
    region,
    ...figures,
    supersedes,
    confirmed,
    proposedBy: name(proposedBy),
    proposedAt,
    decidedBy: decidedBy && name(decidedBy),
    decidedAt,
    may,
  };
}
