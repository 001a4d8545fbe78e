import type { Region, Sex } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate, parseCivilDate, yearOf } from '@jiayibao/shared/dates';
import { residentIdWithCheck } from '@jiayibao/shared/identity';

/** Division codes that GB/T 2260 has given to no place: no living person bears a number under them. */
const UNASSIGNED: Record<Region, string> = { lanzhou: '620199', linxia: '622999' };

/** Age in completed years with the birthday in the year ("MM-DD"), or the days since birth of a newborn. */
export type Age = { years: number; birthday: string } | { days: number };

/** The birth date of someone who is so old today. */
export function birthDateOf(age: Age, today: CivilDate): CivilDate {
  if ('days' in age) return addDays(today, -age.days);
  const year = yearOf(today) - age.years - (age.birthday > today.slice(5) ? 1 : 0);
  const date = parseCivilDate(`${year}-${age.birthday}`);
  if (!date) throw new Error(`no such birthday: ${age.birthday}`);
  return date;
}

/** A resident ID with a valid check character that nobody has. `serial` is 1 to 499, one for each person. */
export function inventedNumber(region: Region, birthDate: CivilDate, sex: Sex, serial: number): string {
  const sequence = String(serial * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  return residentIdWithCheck(`${UNASSIGNED[region]}${birthDate.replaceAll('-', '')}${sequence}`);
}
