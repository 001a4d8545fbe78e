import type { IdentityDocumentKind, Region } from '../vocabulary';
import { CATEGORIES, type Category, type Place } from './fields';

const FROM_ELSEWHERE: readonly Category[] = ['hmtOrForeigner', 'pupilOrChild', 'fullTimeStudent'];
const CATEGORIES_OF: Record<IdentityDocumentKind, readonly Category[]> = {
  residentId: CATEGORIES.filter((category) => category !== 'hmtOrForeigner'),
  hmtResidencePermit: FROM_ELSEWHERE,
  foreignerPermanentCard: FROM_ELSEWHERE,
  birthCertificate: ['pupilOrChild', 'hmtOrForeigner'],
};

const CHOSEN: readonly Place[] = ['householdRegistration', 'work', 'residence'];
const PLACES_OF: Record<Category, readonly Place[]> = {
  notEmployed: CHOSEN,
  pupilOrChild: ['householdRegistration', 'residence'],
  fullTimeStudent: ['school', 'householdRegistration', 'residence'],
  flexibleWorker: CHOSEN,
  demobilisedOrMilitaryDependant: CHOSEN,
  hmtOrForeigner: ['residence'],
};

/**
 * The categories that the holder of a document of that kind can be of. People from Hong Kong, Macao, Taiwan or abroad
 * may be pupils and students like anyone (Lanzhou 第六条), but hold no resident ID.
 */
export function categoriesFor(kind: IdentityDocumentKind): readonly Category[] {
  return CATEGORIES_OF[kind];
}

/**
 * As what a place may be chosen to enrol in (Lanzhou 第九条): students through their school, people from elsewhere where
 * they live, children not where they work. None: the policy does not ask (Linxia enrols by household, 四（二）).
 */
export function placesFor(region: Region, category: Category): readonly Place[] {
  return region === 'lanzhou' ? PLACES_OF[category] : [];
}
