/** Civil dates: days of the Gregorian calendar without a time zone or a clock. */
export {
  addDays,
  addMonths,
  ageOn,
  type CivilDate,
  civilDate,
  civilDateInChina,
  compareDates,
  daysBetween,
  endOfYear,
  formatChinese,
  isCivilDate,
  isRealDay,
  laterOf,
  parseCivilDate,
  startOfYear,
  yearOf,
} from './civil-date';
