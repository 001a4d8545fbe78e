import { NEWBORN_DESK_REASONS } from '@jiayibao/shared/contract/resident';
import type { CaseDraft } from '../state/case-draft';
import { applicationText } from '../wording/applications';
import { BRING_NOTE, DESK_REASONS } from '../wording/newborns';
import { Card } from './Card';
import { DateField } from './DateField';
import { errorOf, type FieldError } from './ErrorSummary';
import { NoticeList } from './Notes';
import { OptionCard } from './OptionCard';

const text = applicationText.newbornAtDesk;
const COUNTS = ['1', '2', '3'] as const;

/** What of an announcement of newborns to the desk is missing. `problem`: of a half-typed date. */
export function newbornDeskErrors({ deskReason, from }: CaseDraft, problem: string | null): FieldError[] {
  return [
    ...(deskReason === null ? [{ field: 'reason', message: text.missing }] : []),
    ...(from === null ? [{ field: 'from', message: problem ?? text.bornMissing }] : []),
  ];
}

/** Why the children cannot be registered here, when they were born and how many there are; and what to bring. */
export function NewbornDeskFields({
  draft: { deskReason, from, children },
  errors,
  change,
  onProblem,
}: {
  draft: CaseDraft;
  errors: readonly FieldError[];
  change: (change: Partial<CaseDraft>) => void;
  onProblem: (problem: string | null) => void;
}) {
  return (
    <>
      <OptionCard
        name="reason"
        label={text.why}
        options={NEWBORN_DESK_REASONS.map((value) => ({ value, ...DESK_REASONS[value] }))}
        value={deskReason}
        onChange={(reason) => change({ deskReason: reason })}
        errors={errors}
      />
      <Card>
        <DateField
          id="from"
          label={text.born}
          error={errorOf(errors, 'from')}
          value={from}
          onChange={(day) => change({ from: day })}
          onProblem={onProblem}
        />
      </Card>
      <OptionCard
        name="children"
        label={text.count}
        options={COUNTS.map((value) => ({ value, text: text.one(value) }))}
        value={COUNTS.find((value) => Number(value) === children) ?? null}
        onChange={(count) => change({ children: Number(count) })}
      />
      {deskReason && (
        <Card title={text.bring}>
          <NoticeList notices={[...DESK_REASONS[deskReason].bring, BRING_NOTE]} />
        </Card>
      )}
    </>
  );
}
