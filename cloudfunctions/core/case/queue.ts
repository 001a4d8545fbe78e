import {
  type AgencyInputOf,
  type AgencyOutputOf,
  agencyActions,
  QUEUE_ROWS,
  SHELVES,
} from '@jiayibao/shared/contract/agency';
import { type Call, type Limit, pure } from '../action';
import { auditStaff } from '../audit';
import type { Case, Staff } from '../documents';
import { requireCounty } from '../membership';
import { identityKey, nameKey, readDocument } from '../person';
import { Refusal } from '../refusal';
import { staffOf } from '../staff';
import { serves } from '../staff-role';
import { queueRowOf } from './desk-view';

/** Searches of one of staff: enough for a day's work, too few to read the records through. */
export const DESK_SEARCHES: Limit = {
  name: 'deskSearches',
  times: 120,
  seconds: 3600,
  code: 'LIMIT_REACHED',
};

/**
 * One shelf of the caller's place, what is due first on top, 20 a page, read through one index whatever is asked for:
 * as quick with 100 000 cases as with one. No limit and no audit, which would cost as much as the page; a row tells
 * no number, and whoever opens a case is written down.
 */
export const queueRead = pure(agencyActions['queue.read'], {
  summary:
    "The cases of one's counties by shelf, kind, county, due day and taker, 20 a page, what is due first on top.",
  may: 'clerk',
  limits: [],
  touches: ['name', 'birthDate', 'case'],
  async run({ shelf, kind, county, dueBefore, taker, after }, call) {
    const values = { shelf, ...(kind && { kind }), ...(taker && { takenBy: taker }) };
    const order = { before: dueBefore ?? null, descending: shelf === 'closed' };
    const places = placesOf(staffOf(call), county ?? null).map((place) => ({ ...place, ...values }));
    const { rows, next } = await page(call, places, { after: after ?? null, ...order });
    // Taken too long ago is not taken.
    return { rows: rows.filter((row) => !taker || row.taker), next };
  },
});

export const caseSearch = pure(agencyActions['case.search'], {
  summary: "Cases of one's counties by exact name, identity number or case number, 20 a page; audited.",
  may: 'clerk',
  limits: [DESK_SEARCHES],
  touches: ['name', 'identityNumber', 'birthDate', 'case'],
  async run({ by, after }, call) {
    const { field, value, key } = await wanted(call, by);
    const { region, counties } = staffOf(call);
    const place = { region, ...(counties.length > 0 && { county: counties }), shelf: [...SHELVES] };
    const found = value
      ? await page(call, [{ ...place, [field]: value }], { after: after ?? null })
      : { rows: [], next: null };
    const what = JSON.stringify({ by: by.field, found: found.rows.length });
    await call.services.store.transaction((tx) =>
      auditStaff(call, tx, { did: 'case.search', of: key, what }),
    );
    return found;
  },
});

/** Which field of a case is to have which value, and the key that stands for it in the audit. */
async function wanted({ services }: Call, by: AgencyInputOf<'case.search'>['by']) {
  const { vault, store } = services;
  if (by.field === 'caseNumber') return { field: 'number', value: by.caseNumber, key: by.caseNumber };
  if (by.field === 'name') {
    const key = nameKey(vault, by.name);
    return { field: 'nameKey', value: key, key };
  }
  const key = identityKey(vault, readDocument(by.document, 'by.document'));
  return { field: 'personId', value: (await store.get('identities', key))?.personId ?? null, key };
}

/** The places of a page, each with an index of its own: the county asked for, otherwise the region or one's counties. */
function placesOf(staff: Staff, asked: string | null): { region?: Case['region']; county?: string }[] {
  const { region, counties } = staff;
  if (!asked) return counties.length === 0 ? [{ region }] : counties.map((county) => ({ county }));
  requireCounty({ region, county: asked });
  if (!serves(staff, { region, county: asked })) throw new Refusal('NOT_FOUND', { path: 'county' });
  return [{ county: asked }];
}

async function page(
  { services }: Call,
  places: readonly Record<string, unknown>[],
  order: { after: string | null; before?: string | null; descending?: boolean },
): Promise<AgencyOutputOf<'queue.read'>> {
  // One more than is shown tells whether there is a next page.
  const wanted = { field: 'rank', rows: QUEUE_ROWS + 1, ...order };
  const pages = await Promise.all(places.map((values) => services.store.page('cases', values, wanted)));
  const turn = order.descending ? -1 : 1;
  const found = pages.flat().sort((a, b) => (a.rank < b.rank ? -turn : turn));
  const shown = found.slice(0, QUEUE_ROWS);
  return {
    rows: shown.map((one) => queueRowOf(services, one)),
    next: found.length > QUEUE_ROWS ? (shown.at(-1)?.rank ?? null) : null,
  };
}
