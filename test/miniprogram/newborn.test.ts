import type { CivilDate } from '@jiayibao/shared/dates';
import { calendarFile } from '../../miniprogram/src/packages/newborn/calendar-event';

const DAY = '2027-01-30' as CivilDate;
const TODAY = '2026-11-22' as CivilDate;
const event = {
  day: DAY,
  title: '新生儿参保最后一天',
  description: '带上出生医学证明, 到窗口; 或在家医保办理'.repeat(5),
};

test('a calendar reads it: a whole day, two alarms before it, no line of more than 75 bytes', () => {
  const file = calendarFile(event, TODAY);
  const lines = file.split('\r\n');
  expect(lines.at(-1)).toBe('');
  expect(lines).toContain('DTSTART;VALUE=DATE:20270130');
  expect(lines).toContain('DTEND;VALUE=DATE:20270131');
  expect(lines).toContain('DTSTAMP:20261122T000000Z');
  expect(lines.filter((line) => line.startsWith('TRIGGER:'))).toEqual(['TRIGGER:-P7D', 'TRIGGER:-P1D']);
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  // Folded lines give back what was written, commas and semicolons escaped.
  const unfolded = file.replaceAll('\r\n ', '');
  expect(unfolded).toContain(`DESCRIPTION:${event.description.replace(/[,;]/g, '\\$&')}\r\n`);
});
