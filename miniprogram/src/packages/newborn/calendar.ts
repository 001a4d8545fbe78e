import type { CivilDate } from '@jiayibao/shared/dates';
import Taro from '@tarojs/taro';
import type { CalendarDay } from './calendar-event';

const DAY_SECONDS = 86_400;

/** Puts the day into the phone's calendar, which speaks up the day before; gives whether the person allowed it. */
export async function addToCalendar(
  { day, title, description }: CalendarDay,
  _: CivilDate,
): Promise<boolean> {
  const startTime = Date.parse(`${day}T00:00:00+08:00`) / 1000;
  try {
    await Taro.addPhoneCalendar({
      title,
      description,
      startTime,
      allDay: true,
      alarm: true,
      alarmOffset: DAY_SECONDS,
    });
    return true;
  } catch {
    return false;
  }
}
