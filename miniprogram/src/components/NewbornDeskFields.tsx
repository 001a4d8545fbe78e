import { NEWBORN_DESK_REASONS } from '@jiayibao/shared/contract/resident';
import type { CaseDraft } from '../state/case-draft';
import { applicationText } from '../wording/applications';
import { BRING_NOTE, DESK_REASONS } from '../wording/newborns';
import { Card } from './Card';
import { OptionRows } from './Choices';
import { DateField } from './DateField';
import { problemOf } from './date-parts';
import { errorOf, type FieldError } from './ErrorSummary';
import { FieldError as Wrong } from './FieldError';
import { NoticeList } from './Notes';

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
      <Card title={text.why}>
        <Wrong message={errorOf(errors, 'reason')} />
        <OptionRows
          name="reason"
          label={text.why}
          options={NEWBORN_DESK_REASONS.map((value) => ({ value, ...DESK_REASONS[value] }))}
          value={deskReason}
          onChange={(reason) => change({ deskReason: reason })}
        />
      </Card>
      <Card>
        <DateField
          id="from"
          label={text.born}
          error={errorOf(errors, 'from')}
          value={from}
          onChange={(day) => change({ from: day })}
          onParts={(parts) => onProblem(problemOf(parts))}
        />
      </Card>
      <Card title={text.count}>
        <OptionRows
          name="children"
          label={text.count}
          options={COUNTS.map((value) => ({ value, text: text.one(value) }))}
          value={COUNTS.find((value) => Number(value) === children) ?? null}
          onChange={(count) => change({ children: Number(count) })}
        />
      </Card>
      {deskReason && (
        <Card title={text.bring}>
          <NoticeList notices={[...DESK_REASONS[deskReason].bring, BRING_NOTE]} />
        </Card>
      )}
    </>
  );
}
