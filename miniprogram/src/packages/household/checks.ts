import {
  type Category,
  categoriesFor,
  type Place,
  placesFor,
  type Region,
} from '@jiayibao/shared/contract/resident';
import { obstacleToGroups } from '@jiayibao/shared/recognition';
import type { FieldError } from '../../components/ErrorSummary';
import { asksBirth, birthErrors, personErrors, sexOf } from '../../components/person-checks';
import type { MemberDraft } from '../../state/household-draft';
import { text } from './text';

/** The pages of one member, in order; some are asked only where there is something to ask. */
const STEPS = ['person', 'birth', 'relation', 'category', 'where', 'groups'] as const;
export type Step = (typeof STEPS)[number];

/** What the answers about one member have to fit. */
export type Around = {
  /** Null while unknown: then everything is asked. */
  region: Region | null;
  /** The draft's other members. */
  others: readonly MemberDraft[];
  /** Who of the household is kept as the keeper already, other than this member. */
  self: string | null;
};

/** As what the place may be chosen; one of them or none is no question. */
export function placesOf(category: Category | null, region: Region | null): readonly Place[] {
  return placesFor(region ?? 'lanzhou', category ?? 'notEmployed');
}

/** The pages that ask something of this member. */
export function stepsOf(member: MemberDraft, { region }: Around): Step[] {
  return STEPS.filter((step) => {
    if (step === 'birth') return asksBirth(member);
    return step !== 'where' || placesOf(member.category, region).length > 1;
  });
}

/** What is wrong with a page's answers, in words that say what to do; empty where one may go on. */
export function stepErrors(step: Step, member: MemberDraft, around: Around): FieldError[] {
  switch (step) {
    case 'person':
      return personErrors(member, around.others);
    case 'birth':
      return birthErrors(member, null, null);
    case 'relation':
      if (member.relation === null) return [{ field: 'relation', message: text.relation.missing }];
      return member.relation === 'self' && around.self !== null
        ? [{ field: 'relation', message: text.relation.taken(around.self) }]
        : [];
    case 'category':
      if (member.category === null) return [{ field: 'category', message: text.category.missing }];
      return categoriesFor(member.kind).includes(member.category)
        ? []
        : [{ field: 'category', message: text.category.otherDocument }];
    case 'where': {
      const possible =
        member.place !== null && placesOf(member.category, around.region).includes(member.place);
      return possible ? [] : [{ field: 'place', message: text.where.missing }];
    }
    case 'groups': {
      const contradiction = obstacleToGroups(member.groups, sexOf(member));
      return contradiction === null ? [] : [{ field: 'groups', message: contradiction }];
    }
  }
}

/** The first page of the member on which something is still to be put right; null where all is done. */
export function openStepOf(member: MemberDraft, around: Around): Step | null {
  return stepsOf(member, around).find((step) => stepErrors(step, member, around).length > 0) ?? null;
}
