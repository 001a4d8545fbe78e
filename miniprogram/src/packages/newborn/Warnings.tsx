import type { Group, IdentityDocumentKind, Sex } from '@jiayibao/shared/contract/resident';
import { Card } from '../../components/Card';
import { Strip } from '../../components/Notes';
import { yearAfter, yearsOf } from '../../components/next-year';
import { dayInWords } from '../../wording/cases';
import { yearText } from '../../wording/years';
import type { ChildDraft } from './draft';
import { URGENT } from './TermsCards';
import { noticeWords, text } from './text';
import type { Answer, Newborns } from './use-newborns';

/** A child of the draft, with what is known of them and what holds. */
export type Line = {
  child: ChildDraft;
  birthDate: string | null;
  sex: Sex | null;
  groups: readonly Group[];
  document: { kind: IdentityDocumentKind; number: string } | null;
  answer: Answer | null;
};

/** Said before paying: that the cover that is bought may be over, and that another year is to be paid for too. */
export function Warnings({
  lines,
  newborns: { region, today, parameters, household },
}: {
  lines: readonly Line[];
  newborns: Newborns;
}) {
  if (!region || !today) return null;
  const said = lines.flatMap(({ child, birthDate, groups, answer }): [string, boolean][] => {
    if (birthDate === null || !answer?.ok) return [];
    const { benefitPeriod, contributionYear, notices, withinDeadline } = answer.result;
    const isPast = notices.includes('coverAlreadyPast');
    const enrolled = yearsOf(household?.members, child.memberId);
    const after = yearAfter({ region, birthDate, groups, enrolled, today, parameters }, benefitPeriod);
    const urgent = notices.filter((notice) => URGENT.includes(notice)).map(noticeWords);
    const warnings = urgent.map((words): [string, boolean] => [words, true]);
    if (!isPast && after?.state !== 'open') return warnings;
    const to = dayInWords(benefitPeriod.to);
    const first = isPast ? text.past(contributionYear, to) : text.until(to);
    const isLate = after?.state === 'open' && !withinDeadline;
    const only = isLate ? yearText.only(after.year, dayInWords(after.from)) : '';
    return [...warnings, [first + (after ? yearText.another(after) : '') + only, isPast]];
  });
  return [...new Map(said)].map(([words, isPast]) => (
    <Card key={words}>
      <Strip icon={isPast ? 'warn' : 'clock'}>{words}</Strip>
    </Card>
  ));
}
