import { ROLES, type Role } from '@jiayibao/shared/contract/agency';
import { COUNTIES, type Region } from '@jiayibao/shared/contract/resident';
import type { Permission } from './action';
import type { Household, Staff } from './documents';
import { Refusal } from './refusal';

/** Whether a permission is a role of staff. */
export function asksForRole(may: Permission): may is Role {
  return (ROLES as readonly string[]).includes(may);
}

/** Refuses who has not that role or a higher one, or has it no more. */
export function requireRole(staff: Staff | null, role: Role): asserts staff is Staff {
  if (staff && staff.until === null && rankOf(staff.role) >= rankOf(role)) return;
  throw new Refusal('NOT_ALLOWED', { message: '您没有办理这项业务的权限，请联系所在县区的负责人。' });
}

/** Higher is more. */
export function rankOf(role: Role): number {
  return ROLES.indexOf(role);
}

/** Whether a place is one of theirs. */
export function serves(staff: Staff, { region, county }: Pick<Household, 'region' | 'county'>): boolean {
  return staff.region === region && (staff.counties.length === 0 || staff.counties.includes(county));
}

/** The office of a county as people read it. */
export function deskOf(region: Region, county: string): string {
  return `${COUNTIES[region].find(({ code }) => code === county)?.name ?? ''}医保经办`;
}
