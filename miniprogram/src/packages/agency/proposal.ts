import {
  type AgencyInputOf,
  type SETTING_GRADES,
  SETTING_PARTS,
  type SettingPart,
} from '@jiayibao/shared/contract/agency';
import type { Group } from '@jiayibao/shared/contract/resident';
import { parseYuan } from '@jiayibao/shared/money';
import type { FieldError } from '../../components/ErrorSummary';
import { settingsText as text } from './settings-text';

type Grade = (typeof SETTING_GRADES)[number];
type Cite = { source: string; grade: Grade };

/** New figures of a year as far as they are typed; `on`: the parts that are to be set. */
export type TypedProposal = {
  year: string;
  from: string | null;
  /** The approved entry that it takes the place of; '' for none. */
  supersedes: string;
  on: readonly SettingPart[];
  cites: Record<SettingPart, Cite>;
  contribution: string;
  students: string;
  subsidy: string;
  /** Begin and end of both windows. */
  days: Record<'regularFrom' | 'regularTo' | 'supplementaryFrom' | 'supplementaryTo', string | null>;
  aid: readonly { group: Group; value: string }[];
};

const CITE: Cite = { source: '', grade: 'secondary' };

export const EMPTY_PROPOSAL: TypedProposal = {
  year: '',
  from: null,
  supersedes: '',
  on: [],
  cites: { contribution: CITE, subsidy: CITE, windows: CITE, aid: CITE },
  contribution: '',
  students: '',
  subsidy: '',
  days: { regularFrom: null, regularTo: null, supplementaryFrom: null, supplementaryTo: null },
  aid: [],
};

const isAmount = (typed: string) => parseYuan(typed) !== null;

/** What is missing or no figure at all; whether the figures can be is asked of the function. */
export function proposalErrors(typed: TypedProposal): FieldError[] {
  const { year, from, on, days } = typed;
  const has = (part: SettingPart) => on.includes(part);
  const errors: FieldError[] = [];
  const need = (holds: boolean, field: string, message: string) => {
    if (!holds) errors.push({ field, message });
  };
  need(/^\d{4}$/.test(year), 'year', text.yearMissing);
  need(from !== null, 'from', text.fromMissing);
  need(on.length > 0, 'part-contribution', text.nothing);
  if (has('contribution')) {
    need(isAmount(typed.contribution), 'contribution', text.amountMissing);
    need(typed.students === '' || isAmount(typed.students), 'students', text.amountMissing);
  }
  if (has('subsidy')) need(isAmount(typed.subsidy), 'subsidy', text.amountMissing);
  if (has('windows')) {
    need(days.regularFrom !== null, 'regularFrom', text.daysMissing);
    need(days.regularTo !== null, 'regularTo', text.daysMissing);
    const half = (days.supplementaryFrom === null) !== (days.supplementaryTo === null);
    need(!half, 'supplementaryFrom', text.daysMissing);
  }
  if (has('aid'))
    typed.aid.forEach(({ value }, at) => {
      need(isAmount(value), `aid-${at}`, text.amountMissing);
    });
  for (const part of SETTING_PARTS)
    if (has(part)) need(typed.cites[part].source.trim().length > 1, `source-${part}`, text.sourceMissing);
  return errors;
}

/** The field that a refusal's path means ("proposal.windows.regular.from"); null where it is none of the form's. */
export function fieldOfPath(path: string | undefined): string | null {
  const [part = '', second = '', third = ''] = (path ?? '').replace(/^proposal\./, '').split('.');
  if (part === '') return null;
  if (second === 'source') return `source-${part}`;
  if (part === 'benefitYear') return 'year';
  if (part === 'contribution') return second === 'students' ? second : part;
  if (part === 'windows') return `${second}${third === 'to' ? 'To' : 'From'}`;
  if (part === 'aid') return third === '' ? 'part-aid' : `aid-${third}`;
  return part;
}

/** The proposal as the contract takes it; of what has errors it makes no sense. */
export function proposalOf(typed: TypedProposal): AgencyInputOf<'settings.preview'> {
  const { on, days, cites } = typed;
  const part = <Value>(name: SettingPart, value: Value) =>
    on.includes(name) ? { ...value, ...cites[name] } : null;
  const { regularFrom, regularTo, supplementaryFrom, supplementaryTo } = days;
  return {
    benefitYear: Number(typed.year),
    from: typed.from ?? '',
    supersedes: typed.supersedes || null,
    contribution: part('contribution', { value: typed.contribution, students: typed.students || null }),
    subsidy: part('subsidy', { value: typed.subsidy }),
    windows: part('windows', {
      regular: { from: regularFrom ?? '', to: regularTo ?? '' },
      supplementary:
        supplementaryFrom && supplementaryTo ? { from: supplementaryFrom, to: supplementaryTo } : null,
    }),
    aid: part('aid', {
      amounts: typed.aid.map(({ group, value }) => ({ entitled: [group], value })),
    }),
  };
}
