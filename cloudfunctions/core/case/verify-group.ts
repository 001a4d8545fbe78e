import type { Group } from '@jiayibao/shared/contract/resident';
import { besides, obstacleToGroups, questionsAbout } from '@jiayibao/shared/recognition';
import { requireConfirmed } from './confirm-membership';
import { changedSince, type Kind } from './kind';

/**
 * Recognises claimed groups: from then on they are the person's, whoever keeps them. Of groups of which a person has one,
 * the new one takes the place of the old.
 */
export const verifyGroup: Kind<'verifyGroup', { added: Group[]; replaced?: Group[] }> = {
  async obstacle({ groups }, { membership, person, typed }) {
    // Whether a group is recognised is the record's, which an unconfirmed household does not see; so is the sex.
    const unconfirmed = requireConfirmed(membership);
    if (unconfirmed) return unconfirmed;
    const impossible = obstacleToGroups(groups, person.sex ?? typed.sex);
    if (impossible !== null) return { message: impossible, path: 'application.groups' };
    if (groups.some((group) => !person.verifiedGroups.includes(group))) return null;
    return { message: '这些身份都已经认定，不用再申请。', path: 'application.groups' };
  },

  async advice({ groups }, { person, typed }, { call: { today } }) {
    const kept = besides(person.verifiedGroups, groups);
    const gives = kept.length < person.verifiedGroups.length;
    const words = questionsAbout([...kept, ...groups], person.birthDate ?? typed.birthDate, today);
    if (gives) words.unshift('同一类里已经认定过别的：通过后，原来的由这次的代替。');
    return words.length > 0 ? words.join('') : null;
  },

  async approve({ groups }, { person }, { tx }) {
    const added = [...new Set(groups)].filter((group) => !person.verifiedGroups.includes(group));
    const kept = besides(person.verifiedGroups, added);
    const replaced = person.verifiedGroups.filter((group) => !kept.includes(group));
    await tx.put('persons', { ...person, verifiedGroups: [...kept, ...added] });
    return { added, replaced };
  },

  async undo({ added, replaced = [] }, _, { tx, of }) {
    const person = await tx.get('persons', of.personId);
    if (!person) return;
    if (!added.every((group) => person.verifiedGroups.includes(group))) throw changedSince();
    const verifiedGroups = person.verifiedGroups.filter((group) => !added.includes(group));
    await tx.put('persons', { ...person, verifiedGroups: [...verifiedGroups, ...replaced] });
  },
};
