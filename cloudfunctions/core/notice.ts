import { NOTICE_ROWS, type NoticeView, residentActions } from '@jiayibao/shared/contract/resident';
import { keyed, pure } from './action';
import type { Notice } from './documents';
import { CHANGES } from './limits';
import { queueMessage } from './message/queue';
import { allow } from './message/subscription';
import type { Services } from './services';
import { bannerOf } from './stop';
import type { Transaction } from './store';

const TIME_DIGITS = 15;
const LATEST = 10 ** TIME_DIGITS - 1;
/** What the ranks of unread notices begin with, and those of read ones. */
const UNREAD = '0:';
const READ = '1:';

export const noticeList = pure(residentActions['notice.list'], {
  summary: "The caller's notices, unread ones first, the newest of each first.",
  may: 'signedIn',
  limits: [],
  touches: [],
  async run({ after }, { services, accountId }) {
    const order = { field: 'rank', after: after ?? null, rows: NOTICE_ROWS };
    const page = await services.store.page('notices', { accountId }, order);
    const last = page.at(-1);
    return { notices: page.map(viewOf), next: last && page.length === NOTICE_ROWS ? last.rank : null };
  },
});

export const noticeRead = keyed(residentActions['notice.read'], {
  summary: "Marks some of the caller's notices as read.",
  may: 'signedIn',
  limits: [CHANGES],
  touches: [],
  async run({ noticeIds }, { services, accountId }, tx) {
    const readAt = services.clock.now();
    let marked = 0;
    for (const id of new Set(noticeIds)) {
      const notice = await tx.get('notices', id);
      if (notice?.accountId !== accountId || notice.readAt !== null) continue;
      await tx.put('notices', { ...notice, readAt, rank: rankOf(READ, notice) });
      marked += 1;
    }
    // Counted outside the transaction, which has marked them already.
    return { unread: Math.max(0, (await unreadOf(services, accountId)) - marked) };
  },
});

export const noticeSummary = pure(residentActions['notice.summary'], {
  summary: 'How many notices are unread; why no payments are taken now; which messages can be asked for.',
  may: 'signedIn',
  limits: [],
  touches: [],
  async run(_, call) {
    const { services, accountId, account } = call;
    const [unread, household] = await Promise.all([
      unreadOf(services, accountId),
      account?.householdId ? services.store.get('households', account.householdId) : null,
    ]);
    return {
      unread,
      banner: household && (await bannerOf(call, household.region)),
      templates: services.messenger.templates(),
    };
  },
});

export const noticeAllow = keyed(residentActions['notice.allow'], {
  summary: 'Counts one more message of each template that the caller has just allowed in WeChat.',
  may: 'consented',
  limits: [CHANGES],
  touches: [],
  async run({ templates }, call, tx) {
    await allow(call, tx, templates);
    return {};
  },
});

/** What somebody is told. `_id`: of what is told once alone, if it may be told again by mistake. */
export type Told = Pick<Notice, 'accountId' | 'kind' | 'caseId' | 'words'> & {
  _id?: string;
  orderNumber?: string;
};

/**
 * Tells an account something, in the transaction of what happened, and queues the message that tells of it in WeChat.
 * `words`: no identity number, no diagnosis.
 */
export async function notify(
  tx: Transaction,
  services: Services,
  { _id = services.randomness.id(), ...notice }: Told,
): Promise<void> {
  const at = services.clock.now();
  const written = await tx.put('notices', {
    _id,
    at,
    readAt: null,
    rank: rankOf(UNREAD, { _id, at }),
    ...notice,
  });
  await queueMessage(tx, written);
}

/** Of what is written later, the lesser. */
function rankOf(shelf: string, { _id, at }: Pick<Notice, '_id' | 'at'>): string {
  return `${shelf}${String(LATEST - at).padStart(TIME_DIGITS, '0')}:${_id}`;
}

function unreadOf({ store }: Services, accountId: string): Promise<number> {
  return store.count('notices', { accountId, readAt: null });
}

function viewOf({ _id, kind, at, readAt, caseId, orderNumber, words }: Notice): NoticeView {
  return { noticeId: _id, kind, at, readAt, caseId, orderNumber: orderNumber ?? null, words };
}
