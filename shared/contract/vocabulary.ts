/** The closed lists of names that requests and results use (contract.md; the terms of rules.md). */

export const REGIONS = ['lanzhou', 'linxia'] as const;
export type Region = (typeof REGIONS)[number];

/** Groups of persons that a benefit or contribution aid knows. */
export const GROUPS = [
  'extremelyPoor',
  'orphan',
  'ruralAllowanceClass1',
  'ruralAllowanceClass2',
  'ruralAllowanceClass3',
  'ruralAllowanceClass4',
  'urbanAllowanceFull',
  'urbanAllowancePartial',
  'allowanceMarginal',
  'registeredPoor',
  'returnedToPoverty',
  'povertyMonitored',
  'liftedFromPoverty',
  'disabilityGrade1',
  'disabilityGrade2',
  'entitledGroup',
  'disabledSoldierGrade1To6',
  'twoDaughterHousehold',
  'oneChildHousehold',
  'maternal',
] as const;
export type Group = (typeof GROUPS)[number];

/** Levels of institutions by region, in the order of the tables in rules.md (Lanzhou 第二十一条（一）, Linxia 住院（1）). */
export const LEVELS = {
  lanzhou: ['tier1', 'tier2', 'tier3B', 'tier3A'],
  linxia: ['township', 'county', 'prefecture', 'province'],
} as const satisfies Record<Region, readonly string[]>;
export type Level = (typeof LEVELS)[Region][number];

export const IDENTITY_DOCUMENT_KINDS = [
  'residentId',
  'hmtResidencePermit',
  'foreignerPermanentCard',
  'birthCertificate',
] as const;
export type IdentityDocumentKind = (typeof IDENTITY_DOCUMENT_KINDS)[number];

export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];
