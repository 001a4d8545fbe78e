import type { CivilDate } from '@jiayibao/shared/dates';
import { type CalendarDay, calendarFile } from './calendar-event';

/** Downloads the day as a file that calendars open; gives whether that could be begun. */
export async function addToCalendar(event: CalendarDay, today: CivilDate): Promise<boolean> {
  const file = new Blob([calendarFile(event, today)], { type: 'text/calendar;charset=utf-8' });
  const link = document.createElement('a');
  link.download = `${event.title}.ics`;
  link.href = URL.createObjectURL(file);
  link.click();
  URL.revokeObjectURL(link.href);
  return true;
}
