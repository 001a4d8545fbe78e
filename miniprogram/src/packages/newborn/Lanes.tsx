import { type CivilDate, daysBetween } from '@jiayibao/shared/dates';
import { Box, Txt } from '../../components/elements';
import { useAppearance } from '../../state/appearance';
import { dayInWords } from '../../wording/cases';
import { text } from './text';

/** Where the second of three days stands, in percent of the width; between them the time is drawn in proportion. */
const MIDDLE = 61;
/** Where two strokes say that the rest is not drawn to the same measure. */
const BREAK = 79;
const MARKS = ['', 'lanes-mid center', 'right'];
/** A lane has room for its words from this width on, in percent. */
const ROOM = 44;
/** Beyond this the word for today stands to the left of its line. */
const HALF = 50;

type Mark = { day: CivilDate; name: string; look: string };

/** Birth, last day and end of cover on one line of time: how long one can still enrol, and what is covered. */
export function Lanes({
  birthDate,
  deadline,
  today,
  cover,
}: {
  birthDate: CivilDate;
  deadline: CivilDate;
  today: CivilDate;
  cover: { from: CivilDate; to: CivilDate };
}) {
  const { stacked } = useAppearance();
  const marks: Mark[] = [
    { day: birthDate, name: text.deadline.born, look: 'ink' },
    { day: deadline, name: text.deadline.last, look: 'amber' },
    { day: cover.to, name: text.deadline.until, look: 'teal' },
  ];
  const inOrder = marks.sort((a, b) => (a.day < b.day ? -1 : 1));
  const at = (day: CivilDate) =>
    placeOf(day, inOrder.map((mark) => mark.day) as [CivilDate, CivilDate, CivilDate]);
  const daysLeft = daysBetween(today, deadline);
  const isLate = daysLeft < 0;
  const now = at(today);
  const last = at(deadline);
  const room = last - now;
  const start = at(cover.from);
  const width = at(cover.to) - start;
  return (
    <Box
      className="pad"
      role="img"
      label={text.deadline.lanes(
        dayInWords(birthDate),
        dayInWords(deadline),
        dayInWords(cover.from),
        dayInWords(cover.to),
      )}
    >
      <Box className={`row ${now > HALF ? 'lanes-right' : ''}`}>
        <Box style={{ width: `${now > HALF ? 100 - now : now}%` }} className="no" />
        <Box className="lanes-now">
          <Txt className="b ink mr8">{text.deadline.now}</Txt>
          <Txt className="num">{dayInWords(today)}</Txt>
        </Box>
      </Box>
      <Box className="lanes">
        <Box className="lane lane-gone" style={{ left: 0, width: `${isLate ? last : now}%` }} />
        {!isLate && (
          <Box className="lane lane-left" style={{ left: `${now}%`, width: `${room}%` }}>
            {!stacked && room >= ROOM && text.deadline.windowLeft(daysLeft)}
          </Box>
        )}
        <Box className="lane lane-cover" style={{ left: `${start}%`, width: `${width}%` }}>
          {!stacked &&
            width >= ROOM &&
            (cover.from === birthDate ? text.deadline.fromBirth : text.deadline.fromPayment)}
        </Box>
        <Box className="lanes-break" style={{ left: `${BREAK}%` }} />
        <Box className="lanes-break" style={{ left: `${BREAK + 2}%` }} />
        <Box className="lanes-today" style={{ left: `${now}%` }} />
      </Box>
      <Box className={stacked ? '' : 'row top between lanes-marks'}>
        {inOrder.map(({ day, name, look }, i) =>
          stacked ? (
            <Box key={name} className="row wrap">
              <Box className={`b mr8 ${look}`}>{name}</Box>
              <Box className="t-cap num ink2">{dayInWords(day)}</Box>
            </Box>
          ) : (
            <Box key={name} className={`no ${MARKS[i]}`} style={i === 1 ? { left: `${MIDDLE}%` } : undefined}>
              <Box className={`b ${look}`}>{name}</Box>
              {inTwoLines(dayInWords(day)).map((part) => (
                <Box key={part} className="t-cap num ink2">
                  {part}
                </Box>
              ))}
            </Box>
          ),
        )}
      </Box>
    </Box>
  );
}

/** The year, and the rest of a day. */
function inTwoLines(day: string): string[] {
  const cut = day.indexOf('年') + 1;
  return [day.slice(0, cut), day.slice(cut)];
}

/** Percent of the width: in proportion between the first day and the second, and between the second and the third. */
function placeOf(day: CivilDate, [first, second, third]: [CivilDate, CivilDate, CivilDate]): number {
  const part = (from: CivilDate, to: CivilDate) =>
    from === to ? 1 : Math.min(1, Math.max(0, daysBetween(from, day) / daysBetween(from, to)));
  if (day <= second) return part(first, second) * MIDDLE;
  return MIDDLE + part(second, third) * (100 - MIDDLE);
}
