import { addDays, type CivilDate } from '@jiayibao/shared/dates';

/** A whole day for the phone's calendar, with what to do on it. */
export type CalendarDay = { day: CivilDate; title: string; description: string };

/** So many days before the day, and on the day before it, the calendar speaks up. */
const ALARM_DAYS = [7, 1];

/** The day as a calendar file (RFC 5545). `stamp`: the day on which it is made. */
export function calendarFile({ day, title, description }: CalendarDay, stamp: CivilDate): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//jiayibao//newborn//ZH',
    'BEGIN:VEVENT',
    `UID:newborn-${day}@jiayibao`,
    `DTSTAMP:${basic(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(addDays(day, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...ALARM_DAYS.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${days}D`,
      `DESCRIPTION:${escaped(title)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function basic(day: CivilDate): string {
  return day.replaceAll('-', '');
}

function escaped(words: string): string {
  return words.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

const LINE_BYTES = 72;
/** A Chinese character in UTF-8; the others here are ASCII. */
const WIDE_BYTES = 3;

/** Lines of at most 75 bytes, the rest on further lines that begin with a blank (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts = [''];
  let bytes = 0;
  for (const character of line) {
    const more = character > '\u007f' ? WIDE_BYTES : 1;
    if (bytes + more > LINE_BYTES) {
      parts.push('');
      bytes = 0;
    }
    parts[parts.length - 1] += character;
    bytes += more;
  }
  return parts.join('\r\n ');
}
