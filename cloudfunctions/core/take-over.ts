import { residentActions } from '@jiayibao/shared/contract/resident';
import { keyed } from './action';
import { audit } from './audit';
import { applicationOf, entryOf, slotOf } from './case/record';
import { spendCode, TRIES_AT_CODE, wrongCode } from './code';
import type { Account, Membership } from './documents';
import { settle } from './household';
import { HOUSEHOLD_DATA } from './household-view';
import { Refusal } from './refusal';

export const householdTakeOver = keyed(residentActions['household.takeOver'], {
  summary:
    'Takes over, with the code on paper, a household that a clerk registered; for one of its members alone.',
  may: 'consented',
  limits: [TRIES_AT_CODE],
  touches: [...HOUSEHOLD_DATA, 'case'],
  async run({ code }, call, tx) {
    const { services, accountId } = call;
    const now = services.clock.now();
    // Permission has seen the account: it exists.
    const account = (await tx.get('accounts', accountId)) as Account;
    if (account.householdId) throw new Refusal('ALREADY_REGISTERED');
    if (!account.personId)
      throw new Refusal('NOT_ALLOWED', { message: '请先核实本人，再接手：代码只对登记单上的家人有效。' });
    const { _id: codeId, householdId } = await spendCode(services, tx, code);
    const household = householdId ? await tx.get('households', householdId) : null;
    const assisted = household?.assisted;
    if (!household || assisted?.codeId !== codeId || assisted.takenOverAt !== null) throw wrongCode();
    const memberships: Membership[] = [];
    for (const id of household.memberIds) {
      const membership = (await tx.get('memberships', id)) as Membership;
      const own = membership.personId === account.personId && membership.status === 'claimed';
      memberships.push(
        own ? await tx.put('memberships', { ...membership, status: 'confirmed' }) : membership,
      );
    }
    // In the words of a wrong code: who is a member is not told to a stranger.
    if (!memberships.some(({ personId }) => personId === account.personId)) throw wrongCode();
    for (const { _id } of await services.store.find('cases', { applicantAccountId: household.accountId })) {
      const one = await tx.get('cases', _id);
      if (!one) continue;
      const owned = { ...one, applicantAccountId: accountId };
      const slot = one.slot && slotOf(services, owned, applicationOf(services, one));
      const timeLine = [...one.timeLine, entryOf(call, one, 'takenOver', { by: 'applicant' })];
      await tx.put('cases', { ...owned, slot, timeLine });
    }
    const standIn = (await tx.get('accounts', household.accountId)) as Account;
    await tx.put('accounts', { ...standIn, householdId: null });
    await tx.put('accounts', { ...account, householdId: household._id });
    const act = { who: accountId, role: 'resident', did: 'household.takeOver', of: household._id };
    await audit(services, tx, household.region, act);
    const taken = { ...household, accountId, assisted: { ...assisted, codeId: null, takenOverAt: now } };
    // Nobody could take anybody out while it was on paper alone.
    return { household: await settle(call, tx, { household: taken, memberships, removed: [] }) };
  },
});
