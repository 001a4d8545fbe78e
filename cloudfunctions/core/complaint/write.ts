import { COMPLAINT_DAYS, residentActions } from '@jiayibao/shared/contract/resident';
import { addDays } from '@jiayibao/shared/dates';
import { type Call, keyed, type Limit, pure } from '../action';
import { numberWith } from '../case/record';
import type { Case } from '../documents';
import { requireCounty } from '../membership';
import { Refusal } from '../refusal';
import { rankOf, sealPart, viewOf, writerKeyOf } from './record';

/** Enough for whoever has reason to, too few to bury the desk. */
const COMPLAINTS: Limit = { name: 'complaints', times: 10, seconds: 86_400, code: 'LIMIT_REACHED' };
/** What the numbers begin with. */
const PREFIX = 'TS';

export const complaintFile = keyed(residentActions['complaint.file'], {
  summary: 'Complains or reports, anonymously where no contact is given.',
  may: 'consented',
  limits: [COMPLAINTS],
  touches: ['name', 'phone', 'complaint'],
  async run({ region, county, about, caseNumber = null, tellsCase = false, ...said }, call, tx) {
    requireCounty({ region, county });
    const { services, accountId, today } = call;
    const one = caseNumber === null ? null : await ownCase(call, caseNumber);
    const _id = services.randomness.id();
    const dueOn = addDays(today, COMPLAINT_DAYS);
    // A case tells its applicant: of an anonymous complaint it only says who is kept away, unless they give it.
    const content = { ...said, caseNumber: said.contact || tellsCase ? caseNumber : null };
    const complaint = await tx.put('complaints', {
      _id,
      number: numberWith(PREFIX, call),
      region,
      county,
      about,
      content: sealPart(services, _id, 'content', JSON.stringify(content)),
      writerKey: writerKeyOf(services, accountId),
      writer: sealPart(services, _id, 'writer', accountId),
      barred: one ? staffIn(one) : [],
      rank: rankOf({ _id, dueOn }, false),
      at: services.clock.now(),
      dueOn,
      answer: null,
      answeredAt: null,
      answeredBy: null,
    });
    return viewOf(services, complaint);
  },
});

export const complaintList = pure(residentActions['complaint.list'], {
  summary: "The caller's own complaints with their answers, newest first.",
  may: 'consented',
  limits: [],
  touches: ['name', 'phone', 'complaint'],
  async run(_, { services, accountId }) {
    const found = await services.store.find('complaints', { writerKey: writerKeyOf(services, accountId) });
    const newest = found.sort((a, b) => b.at - a.at || (a._id < b._id ? -1 : 1));
    return { complaints: newest.map((one) => viewOf(services, one)) };
  },
});

async function ownCase({ services, accountId }: Call, number: string): Promise<Case> {
  const [found] = await services.store.find('cases', { number });
  if (found?.applicantAccountId === accountId) return found;
  const message = '没有找到您的这件申请，请核对编号，或不填。';
  throw new Refusal('NOT_FOUND', { message, path: 'caseNumber' });
}

/** Whoever of staff filed, took, returned or decided it. */
function staffIn({ timeLine, filedBy, decidedBy, takenBy }: Case): string[] {
  const acting = timeLine.flatMap(({ by, who }) => (by === 'staff' && who !== null ? who : []));
  return [...new Set([...acting, filedBy, decidedBy, takenBy].flatMap((id) => id ?? []))];
}
