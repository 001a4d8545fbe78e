import { calculate } from '@jiayibao/shared/calculate';
import type { FigureRow, SettingPreview } from '@jiayibao/shared/contract/agency';
import { GROUPS, type Group } from '@jiayibao/shared/contract/resident';
import { type CivilDate, civilDateOfYear } from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Services } from '../services';
import type { Candidate, Weighed } from './check';
import { rowsOf } from './figures';

/** Ages of those for whom it is shown what changes, in years at the start of the benefit year. */
const ADULT_AGE = 40;
const PUPIL_AGE = 10;

type Quote = SettingPreview['quotes'][number]['before'];

/** What a proposal that was weighed would change: figure by figure, and for whom. */
export async function previewOf(
  { store }: Services,
  candidate: Candidate,
  { before, after, questions }: Weighed,
): Promise<SettingPreview> {
  const paidOn = dayOfPayment(candidate, after);
  return {
    changes: changesBetween(candidate, before, after),
    paidOn,
    quotes: quotesOn(paidOn, candidate, before, after),
    households: await store.count('households', { region: candidate.region }),
    questions,
  };
}

function changesBetween({ region, figures }: Candidate, before: ParameterSet, after: ParameterSet) {
  const rows = (set: ParameterSet) =>
    rowsOf(set.data[region].years.find(({ benefitYear }) => benefitYear === figures.benefitYear));
  const [old, now] = [rows(before), rows(after)];
  const key = ({ field, entitled }: FigureRow) => `${field}:${entitled}`;
  const places = new Map([...now, ...old].map((row) => [key(row), row]));
  return [...places.values()].flatMap(({ field, entitled }) => {
    const value = (all: FigureRow[]) =>
      all.find((row) => row.field === field && row.entitled === entitled)?.value ?? null;
    const change = { field, entitled, before: value(old), after: value(now) };
    return change.before === change.after ? [] : [change];
  });
}

/** The first day from the setting's own on which an adult can pay under it; its own where there is none. */
function dayOfPayment({ region, figures }: Candidate, after: ParameterSet): CivilDate {
  const { benefitYear } = figures;
  const from = figures.from as CivilDate;
  const year = after[region].years.get(benefitYear);
  // Linxia's usual window is in its document, and the second half of the year before lies in it.
  const firsts = [
    from,
    year?.regularWindow?.from,
    year?.supplementaryWindow?.from,
    civilDateOfYear(benefitYear - 1, '07-01'),
  ];
  const days = firsts.filter((day): day is CivilDate => day !== undefined && day >= from).sort();
  return days.find((day) => quoteOf(after, { region, benefitYear }, day, null, false).quote) ?? from;
}

function quotesOn(
  paidOn: CivilDate,
  { region, figures }: Candidate,
  before: ParameterSet,
  after: ParameterSet,
) {
  const who: [Group | null, boolean][] = [
    [null, false],
    [null, true],
    ...GROUPS.map((group): [Group, boolean] => [group, false]),
  ];
  const entitledAtAll = new Set(
    [before, after].flatMap(
      (set) => set[region].years.get(figures.benefitYear)?.aid.flatMap((aid) => aid.groups) ?? [],
    ),
  );
  return who
    .filter(([entitled]) => entitled === null || entitledAtAll.has(entitled))
    .map(([entitled, student]) => {
      const at = { region, benefitYear: figures.benefitYear };
      const [old, now] = [before, after].map((set) => quoteOf(set, at, paidOn, entitled, student)) as [
        Quote,
        Quote,
      ];
      return {
        entitled,
        student,
        before: old,
        after: now,
        changed: JSON.stringify(old) !== JSON.stringify(now),
      };
    });
}

/** What someone insured since the policy's first year would pay. */
function quoteOf(
  set: ParameterSet,
  { region, benefitYear }: { region: Candidate['region']; benefitYear: number },
  paidOn: CivilDate,
  entitled: Group | null,
  student: boolean,
): Quote {
  const answer = calculate(
    {
      operation: 'enrolment',
      region,
      benefitYear,
      paidOn,
      person: {
        birthDate: civilDateOfYear(benefitYear - (student ? PUPIL_AGE : ADULT_AGE), '01-01'),
        groups: entitled ? [entitled] : [],
        student: student ? 'school' : null,
        exemption: null,
        universityEntrant: false,
      },
      history: { enrolledYears: [benefitYear - 1], makeUpYears: 0 },
    },
    set,
  );
  if (!answer.ok) return { quote: null, words: answer.error.message };
  const { standard, aid, due } = answer.result as { standard: string; aid: string; due: string };
  return { quote: { standard, aid, due }, words: null };
}
