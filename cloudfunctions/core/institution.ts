import { type InstitutionView, residentActions } from '@jiayibao/shared/contract/resident';
import { pure } from './action';
import type { Institution } from './documents';
import { SEARCHES } from './limits';

const ROWS = 20;

/**
 * Institutions of a region in the order of their names, unique in it: a page begins after the last name of the one
 * before. Region, county, level, two-disease and the page's begin are read through an index; a part of the name, which
 * no index can find, is then looked for in those alone.
 */
export const institutionSearch = pure(residentActions['institution.search'], {
  summary: 'Institutions of a region by part of the name, level and county, 20 a page.',
  may: 'signedIn',
  limits: [SEARCHES],
  touches: [],
  async run({ region, county, level, twoDiseaseSettlement, name, after }, { services }) {
    const values = {
      region,
      ...(county && { county }),
      ...(level && { level }),
      ...(twoDiseaseSettlement && { twoDiseaseSettlement }),
    };
    // One more than is shown tells whether there is a next page.
    const found = await services.store.page('institutions', values, {
      field: 'name',
      after: after ?? null,
      part: name || null,
      rows: ROWS + 1,
    });
    const institutions = found.slice(0, ROWS).map(viewOf);
    return { institutions, next: found.length > ROWS ? (institutions.at(-1)?.name ?? null) : null };
  },
});

function viewOf({ _id, schema: _schema, revision: _revision, ...shown }: Institution): InstitutionView {
  return { institutionId: _id, ...shown };
}
