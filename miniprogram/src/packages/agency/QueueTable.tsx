import type { QueueRow, StaffView } from '@jiayibao/shared/contract/agency';
import { type CaseState, caseKinds } from '@jiayibao/shared/contract/resident';
import { ageOn, civilDateInChina, daysBetween, parseCivilDate } from '@jiayibao/shared/dates';
import { Chip } from '../../components/Chip';
import { Box, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { CASE_STATES } from '../../wording/cases';
import { countyName } from '../../wording/people';
import { text } from './text';

/** From this day of waiting on, the age is amber. */
const LONG = 5;

/** Whole days that a case has waited. */
export function waitedDays(submittedAt: number, today: string | null): number {
  const day = parseCivilDate(today);
  return day ? Math.max(0, daysBetween(civilDateInChina(submittedAt), day)) : 0;
}

/** Whether one that is to be decided has waited long. */
export function isLate(
  { state, submittedAt }: { state: CaseState; submittedAt: number | null },
  today: string | null,
): boolean {
  return isOpen(state) && waitedDays(submittedAt ?? 0, today) >= LONG;
}

function isOpen(state: CaseState): boolean {
  return state === 'submitted' || state === 'inReview';
}

/** Cases in rows: a table on a wide screen, one below the other on a phone. `onTake`: of those that are free. */
export function QueueTable({
  rows,
  me,
  today,
  selected,
  onOpen,
  onTake,
}: {
  rows: readonly QueueRow[];
  me: StaffView;
  today: string | null;
  selected: string | null;
  onOpen: (row: QueueRow) => void;
  onTake?: (row: QueueRow) => void;
}) {
  return (
    <Box className="card d-table">
      <Box className="d-tr d-th" role="none">
        <Box className="d-c1">{text.queue.waited}</Box>
        <Box className="d-c2">{text.queue.resident}</Box>
        <Box className="d-c3">{text.queue.kind}</Box>
        <Box className="d-c4">{text.queue.county}</Box>
        <Box className="d-c5">{text.queue.shelf}</Box>
        <Box className="d-c6">{text.queue.taker}</Box>
      </Box>
      <Box role="list">
        {rows.map((row) => (
          <Box
            key={row.caseId}
            role="listitem"
            className={`d-tr ${row.caseId === selected ? 'd-tr-on' : ''}`}
          >
            <OpenCells row={row} me={me} today={today} onOpen={onOpen} />
            <Box className="d-c6">
              <TakerCell row={row} me={me} onTake={onTake} />
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function OpenCells({
  row,
  me,
  today,
  onOpen,
}: {
  row: QueueRow;
  me: StaffView;
  today: string | null;
  onOpen: (row: QueueRow) => void;
}) {
  const days = waitedDays(row.submittedAt, today);
  const late = isLate(row, today);
  const look = CASE_STATES[row.state];
  const { title } = caseKinds[row.kind];
  return (
    <Tap className="d-cells" onTap={() => onOpen(row)}>
      <Box className={`d-cell d-c1 row num ${late ? 'amber b' : ''}`}>
        {late && <Icon name="clock" size={16} />}
        <Txt className={late ? 'ml4' : ''}>{isOpen(row.state) ? text.queue.days(days) : '—'}</Txt>
      </Box>
      <Box className="d-cell d-c2">
        <Txt className="mr8">{row.name}</Txt>
        <Txt className="ink2 nw">{ageInWords(row.birthDate, today)}</Txt>
      </Box>
      <Box className="d-cell d-c3">{title}</Box>
      <Box className="d-cell d-c4">{countyName(me.region, row.county)}</Box>
      <Box className="d-cell d-c5">
        <Chip kind={look.chip}>{look.text}</Chip>
        {row.answered && <Txt className="ml4 nw">{text.queue.answered}</Txt>}
      </Box>
    </Tap>
  );
}

function TakerCell({ row, me, onTake }: { row: QueueRow; me: StaffView; onTake?: (row: QueueRow) => void }) {
  if (row.taker) {
    const mine = row.taker.staffId === me.staffId;
    return <Txt className={mine ? 'b' : ''}>{mine ? text.queue.me : row.taker.name}</Txt>;
  }
  if (row.state !== 'submitted' || !onTake) return null;
  return (
    <Tap className="link d-take" label={text.queue.takes(row.name)} onTap={() => onTake(row)}>
      {text.queue.take}
    </Tap>
  );
}

/** Whole years; days for a child in its first year. */
export function ageInWords(birthDate: string | null, today: string | null): string {
  const birth = parseCivilDate(birthDate);
  const day = parseCivilDate(today);
  if (!birth || !day || birth > day) return '';
  const age = ageOn(birth, day);
  return age > 0 ? text.queue.age(age) : text.queue.newborn(daysBetween(birth, day));
}
