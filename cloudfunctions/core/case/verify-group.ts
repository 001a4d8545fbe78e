import type { Group } from '@jiayibao/shared/contract/resident';
import { requireConfirmed } from './confirm-membership';
import type { Kind } from './kind';

/** Recognises claimed groups: from then on they are the person's, whoever keeps them. */
export const verifyGroup: Kind<'verifyGroup', { added: Group[] }> = {
  async obstacle({ groups }, { membership, person }) {
    const unknown = groups.filter((group) => !person.verifiedGroups.includes(group));
    // Whether a group is recognised is the record's, which an unconfirmed household does not see.
    const unconfirmed = requireConfirmed(membership);
    if (unconfirmed || unknown.length > 0) return unconfirmed;
    return { message: '这些身份都已经认定，不用再申请。', path: 'application.groups' };
  },

  async approve({ groups }, { person }, { tx }) {
    const added = [...new Set(groups)].filter((group) => !person.verifiedGroups.includes(group));
    await tx.put('persons', { ...person, verifiedGroups: [...person.verifiedGroups, ...added] });
    return { added };
  },

  async undo({ added }, _, { tx, of }) {
    const person = await tx.get('persons', of.personId);
    if (!person) return;
    const verifiedGroups = person.verifiedGroups.filter((group) => !added.includes(group));
    await tx.put('persons', { ...person, verifiedGroups });
  },
};
