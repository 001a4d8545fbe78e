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

/** The documents that tell who somebody is. */
export const IDENTITY_DOCUMENT_KINDS = [
  'residentId',
  'hmtResidencePermit',
  'foreignerPermanentCard',
  'birthCertificate',
] as const;
export type IdentityDocumentKind = (typeof IDENTITY_DOCUMENT_KINDS)[number];

export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

/** Kinds of expense by the catalogue: fully eligible, partly, not at all (Lanzhou 第十四条). */
export const EXPENSE_CLASSES = ['A', 'B', 'C'] as const;
export type ExpenseClass = (typeof EXPENSE_CLASSES)[number];

/** Places of a general outpatient visit by region (Lanzhou 第十八条（一）, Linxia 门诊（1）). */
export const FACILITIES = {
  lanzhou: ['publicTier2', 'township', 'communityCentre', 'villageClinic', 'communityStation', 'other'],
  linxia: ['township', 'villageClinic', 'other'],
} as const satisfies Record<Region, readonly string[]>;

/** What a case may be excluded for (Lanzhou 第十五条, Linxia 特殊人群（6）). */
export const EXCLUSIONS = {
  lanzhou: [
    'notInsured',
    'notDesignated',
    'fertilityOrSexualDysfunction',
    'selfInflictedOrUnlawful',
    'massDisaster',
    'preventiveOrCosmetic',
    'outsideMainland',
    'workInjury',
    'publicHealth',
    'thirdPartyLiable',
    'otherExcluded',
  ],
  linxia: ['thirdPartyLiable'],
} as const satisfies Record<Region, readonly string[]>;
export type Exclusion = (typeof EXCLUSIONS)[Region][number];

/** The two diseases of Lanzhou 第十九条. */
export const CONDITIONS = ['hypertension', 'diabetes'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** The cancers of which Linxia pays a higher share. */
export const CANCERS = ['cervical', 'breast'] as const;
/** Pupils of schools, and students of universities. */
export const STUDENTS = ['school', 'university'] as const;
export type Student = (typeof STUDENTS)[number];

/** Who is bound neither to the window nor to the waiting period (Lanzhou 第八条). */
export const EXEMPTIONS = [
  'demobilised',
  'militaryDependant',
  'fromEmployeeScheme',
  'newlyLowIncome',
] as const;
export type Exemption = (typeof EXEMPTIONS)[number];

/** Why a contribution may be asked back (Lanzhou 第十三条). */
export const REFUND_REASONS = ['duplicate', 'death', 'employeeScheme', 'otherPool', 'other'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];
