import { NOTICE_ROWS, type NoticeView, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, pure } from './action';
import { faceOf } from './case/record';
import type { Membership, Notice, Person } from './documents';
import { CHANGES } from './limits';
import { queueMessage } from './message/queue';
import { allow } from './message/subscription';
import { nameOf } from './person';
import type { Services } from './services';
import { bannerOf } from './stop';
import type { Transaction } from './store';
import { openTyped } from './typed';

const TIME_DIGITS = 15;
const LATEST = 10 ** TIME_DIGITS - 1;
/** What the ranks of unread notices begin with, and those of read ones. */
const UNREAD = '0:';
const READ = '1:';

export const noticeList = pure(residentActions['notice.list'], {
  summary: "The caller's notices, unread ones first, the newest of each first.",
  may: 'signedIn',
  limits: [],
  touches: ['name', 'household', 'diagnosis', 'case'],
  async run({ after }, call) {
    const { services, accountId } = call;
    const order = { field: 'rank', after: after ?? null, rows: NOTICE_ROWS };
    const page = await services.store.page('notices', { accountId }, order);
    const last = page.at(-1);
    return {
      notices: await viewsOf(call, page),
      next: last && page.length === NOTICE_ROWS ? last.rank : null,
    };
  },
});

export const noticeRead = keyed(residentActions['notice.read'], {
  summary: "Marks some of the caller's notices as read, or all that are about a case.",
  may: 'signedIn',
  limits: [CHANGES],
  touches: [],
  async run(input, { services, accountId }, tx) {
    const readAt = services.clock.now();
    const ids = 'noticeIds' in input ? input.noticeIds : await unreadAbout(services, accountId, input.caseId);
    let marked = 0;
    for (const id of new Set(ids)) {
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
  summary:
    'How many notices are unread; why no payments are taken now; which messages can be asked for; whether one is staff.',
  may: 'signedIn',
  limits: [],
  touches: [],
  async run(_, call) {
    const { services, accountId, account } = call;
    const [unread, household, staff] = await Promise.all([
      unreadOf(services, accountId),
      account?.householdId ? services.store.get('households', account.householdId) : null,
      services.store.get('staff', accountId),
    ]);
    return {
      unread,
      staff: staff !== null && staff.until === null,
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
export type Told = Pick<Notice, 'accountId' | 'kind' | 'caseId' | 'words' | 'orderNumber' | 'memberId'> & {
  _id?: string;
  detail?: string;
};

/**
 * Tells an account something, in the transaction of what happened, and queues the message that tells of it in WeChat.
 * `words`: no identity number, no name, no diagnosis. `detail`: what exactly changed, kept sealed.
 */
export async function notify(
  tx: Transaction,
  services: Services,
  { _id = services.randomness.id(), detail, ...notice }: Told,
): Promise<void> {
  const at = services.clock.now();
  const written = await tx.put('notices', {
    _id,
    at,
    readAt: null,
    rank: rankOf(UNREAD, { _id, at }),
    ...notice,
    ...(detail !== undefined && { detail: services.vault.seal(detail, placeOfDetail(_id)) }),
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

async function unreadAbout({ store }: Services, accountId: string, caseId: string): Promise<string[]> {
  const unread = await store.find('notices', { accountId, readAt: null });
  return unread.filter((one) => one.caseId === caseId).map(({ _id }) => _id);
}

/** Notices as their reader sees them: with the name of whom they are about where it is theirs to see, with consent. */
async function viewsOf(
  { services, account, accountId }: Call,
  page: readonly Notice[],
): Promise<NoticeView[]> {
  const { store, vault } = services;
  const naming = account?.consent ? page : [];
  const [cases, memberships] = await Promise.all([
    store.getMany('cases', idsOf(naming, 'caseId')),
    store.getMany('memberships', idsOf(naming, 'memberId')),
  ]);
  const seen = memberships.filter(
    ({ householdId, status, removedAt }) =>
      householdId === account?.householdId && status === 'confirmed' && removedAt === null,
  );
  const persons = await store.getMany(
    'persons',
    seen.map(({ personId }) => personId),
  );
  return page.map(({ _id, kind, at, readAt, caseId, orderNumber, memberId, words, detail }) => {
    const one = cases.find((found) => found._id === caseId && found.applicantAccountId === accountId);
    const member = seen.find((found) => found._id === memberId);
    const person = persons.find((found) => found._id === member?.personId);
    return {
      noticeId: _id,
      kind,
      at,
      readAt,
      caseId,
      orderNumber: orderNumber ?? null,
      memberId: member?._id ?? null,
      who: one ? faceOf(services, one).name : member ? nameIn(services, member, person) : null,
      words,
      detail: member && detail ? vault.open(detail, placeOfDetail(_id)) : null,
    };
  });
}

/** The name on record, or as it was typed where there is none. */
function nameIn(services: Services, member: Membership, person: Person | undefined): string {
  return (person && nameOf(services, person)) ?? openTyped(services, member).name;
}

function idsOf(page: readonly Notice[], field: 'caseId' | 'memberId'): string[] {
  return [...new Set(page.flatMap((notice) => notice[field] ?? []))];
}

function placeOfDetail(noticeId: string): string {
  return `notices/${noticeId}/detail`;
}
