import { calculate } from '@jiayibao/shared/calculate';
import type { AnswerTo } from '@jiayibao/shared/contract/calculation';
import type {
  Group,
  HouseholdView,
  NewbornChild,
  OutputOf,
  Region,
} from '@jiayibao/shared/contract/resident';
import { addDays, addMonths, ageOn, type CivilDate, parseCivilDate } from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import { useEffect, useState } from 'react';
import { call, useToday } from '../../cloud';
import { type Loaded, useLoaded } from '../../cloud/use-call';
import { useHouseholdKnown } from '../../state/household';
import { useParameters } from '../../state/parameters';

export type Answer = AnswerTo<'newborn'>;
/** A child of the household; `groups`: verified ones. The phone alone knows no document. */
export type Child = Omit<NewbornChild, 'request' | 'answer' | 'document' | 'status'> & {
  document: NewbornChild['document'] | null;
  groups: readonly Group[];
  answer: Answer;
};
export type Newborns = {
  today: CivilDate | null;
  region: Region | null;
  household: HouseholdView | null | undefined;
  children: readonly Child[];
  /** As the function answered; null while it has not, or cannot. */
  data: OutputOf<'newborn.read'> | null;
  parameters: ParameterSet;
} & Pick<Loaded<unknown>, 'failure' | 'loading' | 'reload'>;

/** The household's newborns: as the function answers, and without a network as the phone computes. */
export function useNewborns(): Newborns {
  const today = parseCivilDate(useToday());
  const household = useHouseholdKnown();
  const parameters = useParameters();
  const { data, failure, loading, reload } = useLoaded(async () => (await call('newborn.read', {})).data);
  const known = data
    ? data.children.map(({ answer, request, ...child }) => ({
        ...child,
        groups: request.groups as Group[],
        answer: answer as unknown as Answer,
      }))
    : today
      ? childrenOnPhone(household ?? null, today, parameters)
      : [];
  const region = data?.region ?? household?.region ?? null;
  return { today, region, household, children: known, data, parameters, failure, loading, reload };
}

/** What holds on a day for a birth date, as the function would answer with these figures. */
export function newbornOnPhone(
  region: Region,
  birthDate: string,
  enrolledOn: CivilDate,
  parameters: ParameterSet,
  groups: Group[] = [],
): Answer {
  const request = { operation: 'newborn', region, birthDate, enrolledOn, groups };
  return calculate(request, parameters) as Answer;
}

function childrenOnPhone(
  household: HouseholdView | null,
  today: CivilDate,
  parameters: ParameterSet,
): readonly Child[] {
  const infants = household?.members.filter(({ birthDate }) => {
    const born = parseCivilDate(birthDate);
    return born !== null && ageOn(born, today) < 1;
  });
  return (infants ?? []).map(({ memberId, name, birthDate, sex, groups, cover }) => {
    const verified = groups.filter(({ state }) => state === 'verified').map(({ group }) => group);
    const region = household?.region as Region;
    const answer = newbornOnPhone(region, birthDate, today, parameters, verified);
    const covering = cover?.find(({ to }) => to >= today) ?? null;
    const state = covering ? 'enrolled' : answer.ok ? 'open' : 'closed';
    const period = covering && { from: covering.from, to: covering.to };
    return {
      memberId,
      name,
      birthDate,
      sex,
      document: null,
      groups: verified,
      state,
      cover: period,
      caseId: null,
      pending: null,
      answer,
    };
  });
}

/** What holds for a birth date today: the phone's own answer at once, the function's as soon as it is there. */
export function useAnswer(
  region: Region,
  birthDate: CivilDate | null,
  today: CivilDate | null,
  parameters: ParameterSet,
): Answer | null {
  const [fresh, setFresh] = useState<{ of: string; answer: Answer } | null>(null);
  const of = `${region} ${birthDate} ${today}`;
  useEffect(() => {
    if (birthDate === null) return;
    let overtaken = false;
    call('newborn.preview', { region, birthDate }).then(
      ({ data }) => {
        if (!overtaken) setFresh({ of, answer: data.answer as unknown as Answer });
      },
      // Without a network or consent the phone's answer stands, and says which figures it is of.
      () => {},
    );
    return () => {
      overtaken = true;
    };
  }, [of, region, birthDate]);
  if (birthDate === null || today === null) return null;
  return fresh?.of === of ? fresh.answer : newbornOnPhone(region, birthDate, today, parameters);
}

/**
 * What would hold after the last day: on the first day after it and on the last before the first birthday, each cover
 * once. Empty where a policy takes nobody then.
 */
export function coversAfter(
  region: Region,
  birthDate: CivilDate,
  deadline: CivilDate,
  parameters: ParameterSet,
): { from: CivilDate; to: CivilDate }[] {
  const days = [addDays(deadline, 1), addDays(addMonths(birthDate, MONTHS_OF_YEAR), -1)];
  const covers = days.flatMap((day) => {
    const answer = newbornOnPhone(region, birthDate, day, parameters);
    return answer.ok ? [answer.result.benefitPeriod as { from: CivilDate; to: CivilDate }] : [];
  });
  return covers.filter(({ to }, at) => covers.findIndex((one) => one.to === to) === at);
}

const MONTHS_OF_YEAR = 12;
