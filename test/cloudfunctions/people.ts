import type { MemberInput, Sex } from '@jiayibao/shared/contract/resident';
import { residentIdWithCheck } from '@jiayibao/shared/identity';

let sequence = 100;
/** A number that nobody else in the tests has; 620199 is no place. */
export function newNumber(birthDate = '19600101', place = '620199'): string {
  sequence += 1;
  return residentIdWithCheck(`${place}${birthDate}${sequence}`);
}

/** Such a number of a man or a woman. */
export function numberOf(sex: Sex): string {
  const number = newNumber();
  return (Number(number[16]) % 2 === 1) === (sex === 'male') ? number : numberOf(sex);
}

/** A member as typed, with what a test says otherwise. */
export function member(changes: Partial<MemberInput> & { number?: string } = {}): MemberInput {
  const { number = newNumber(), ...rest } = changes;
  return {
    name: '测试甲',
    document: { kind: 'residentId', number },
    relation: 'parent',
    category: 'notEmployed',
    place: 'residence',
    claimedGroups: [],
    ...rest,
  };
}

/** A household in Lanzhou of these members. */
export function household(...members: MemberInput[]) {
  return { region: 'lanzhou' as const, county: '620102', phone: '13900001234', members };
}
