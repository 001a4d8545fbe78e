import { type Fraction, percent } from './fraction';

/** The figures of both policies as rules.md and the two documents give them. Amounts in fen. */

export type Region = 'lanzhou' | 'linxia';

const yuan = (n: number) => BigInt(n) * 100n;

export interface Level {
  readonly level: string;
  readonly deductible: bigint;
  readonly rate: Fraction;
}

const level = (name: string, deductible: number, points: bigint): Level => ({
  level: name,
  deductible: yuan(deductible),
  rate: percent(points),
});

/** In the order of the tables. Lanzhou 第二十一条（一）; Linxia 住院（1）（2）. */
export const LEVELS: Record<Region, readonly Level[]> = {
  lanzhou: [
    level('tier1', 200, 90n),
    level('tier2', 400, 85n),
    level('tier3B', 600, 75n),
    level('tier3A', 2000, 60n),
  ],
  linxia: [
    level('township', 150, 85n),
    level('county', 500, 75n),
    level('prefecture', 800, 65n),
    level('province', 3000, 60n),
  ],
};

/** Lanzhou 第四十九条; Linxia 六, no end stated. */
export const IN_FORCE: Record<Region, { policy: string; from: string; to: string | null }> = {
  lanzhou: { policy: 'lanzhou-2025', from: '2025-05-15', to: '2030-05-14' },
  linxia: { policy: 'linxia-2018', from: '2018-10-01', to: null },
};

/** From this day a Linxia result says that the policy may be outdated. */
export const OUTDATED_FROM = '2021-01-01';

/** Lanzhou 第二十一条（三）; Linxia 住院（4）. */
export const INPATIENT_CEILING: Record<Region, bigint> = { lanzhou: yuan(80000), linxia: yuan(80000) };

/** Lanzhou 第十四条: class B. */
export const ADVANCE_SELF_PAY = percent(10n);

/** Both policies pay 70 % of outpatient expenses, of whatever kind; dialysis (Lanzhou, secondary) 90 %. */
export const OUTPATIENT_RATE = percent(70n);
export const DIALYSIS_RATE = percent(90n);

/** Lanzhou 第十八条（二）; Linxia 门诊（1）, with what one visit pays at most. */
export const OUTPATIENT_CEILING: Record<Region, bigint> = { lanzhou: yuan(130), linxia: yuan(80) };
export const LINXIA_VISIT_CEILING: Readonly<Record<string, bigint>> = {
  township: yuan(40),
  villageClinic: yuan(30),
};

/** Lanzhou 第十九条（四）. */
export const TWO_DISEASE_CEILING = { hypertension: yuan(400), diabetes: yuan(800), both: yuan(1200) };

/** Linxia 总则 of 四（三）. */
export const LINXIA_CHRONIC_CEILING = yuan(60000);

/** Linxia 住院（7）, 住院（6）. */
export const MAJOR_DISEASE_RATE = percent(70n);
export const UNREFERRED_RATE: Readonly<Record<string, { usual: Fraction; tender: Fraction }>> = {
  prefecture: { usual: percent(60n), tender: percent(65n) },
  province: { usual: percent(35n), tender: percent(40n) },
};
export const TENDER_AGE = { child: 5, old: 65 };

/** Linxia 特殊人群（1）（2）（3）. */
export const UPLIFT = { registeredPoor: percent(10n), listed: percent(10n), cancer: percent(5n) };

export interface CriticalIllness {
  readonly deductible: bigint;
  /** Rates on the amount above the deductible, each to its limit; the last has none. */
  readonly bands: readonly { readonly limit: bigint | null; readonly rate: Fraction }[];
}

const BAND_LIMITS = [yuan(10000), yuan(20000), yuan(50000), yuan(100000), null];

const critical = (deductible: number, points: readonly bigint[]): CriticalIllness => ({
  deductible: yuan(deductible),
  bands: BAND_LIMITS.map((limit, i) => ({ limit, rate: percent(points[i] as bigint) })),
});

/** Secondary. `favoured`: the groups that each region names. */
export const CRITICAL_ILLNESS: Record<Region, { usual: CriticalIllness; favoured: CriticalIllness }> = {
  lanzhou: {
    usual: critical(5000, [60n, 65n, 70n, 75n, 80n]),
    favoured: critical(2500, [65n, 70n, 75n, 80n, 85n]),
  },
  linxia: {
    usual: critical(5000, [60n, 65n, 70n, 75n, 80n]),
    favoured: critical(2000, [72n, 77n, 82n, 87n, 90n]),
  },
};

/** Linxia 特殊人群（2）: 10元85%, and what a registered-poor person bears a year before assistance takes over. */
export const TOP_UP_SHARE = percent(85n);
export const ASSISTANCE_FROM = yuan(3000);

/** Lanzhou 第二十三条 (secondary), the best group first. */
export const LANZHOU_ASSISTANCE = { rates: { full: percent(100n), high: percent(70n), low: percent(60n) } };
export const LANZHOU_ASSISTANCE_CEILING = { usual: yuan(50000), majorIllness: yuan(80000) };

export interface Standard {
  readonly contribution: bigint;
  readonly studentContribution: bigint;
  readonly subsidy: bigint;
}

const standard = (contribution: number, subsidy: number, student = contribution): Standard => ({
  contribution: yuan(contribution),
  studentContribution: yuan(student),
  subsidy: yuan(subsidy),
});

const PROVINCE = { 2025: standard(400, 670), 2026: standard(400, 700), 2027: standard(400, 724) };

export const STANDARDS: Record<Region, Readonly<Record<number, Standard>>> = {
  lanzhou: PROVINCE,
  linxia: { 2018: standard(180, 490, 100), ...PROVINCE },
};

export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Lanzhou's windows; 2025 has none under this policy, but the exempt may pay from its first day. */
export const LANZHOU_WINDOWS: Readonly<
  Record<number, { regular: Window | null; supplementary: Window | null; exemptFrom: string }>
> = {
  2025: { regular: null, supplementary: null, exemptFrom: '2025-05-15' },
  2026: {
    regular: { from: '2025-10-15', to: '2025-12-31' },
    supplementary: { from: '2026-01-01', to: '2026-02-28' },
    exemptFrom: '2025-10-15',
  },
  2027: {
    regular: { from: '2026-10-15', to: '2026-12-31' },
    supplementary: { from: '2027-01-01', to: '2027-02-28' },
    exemptFrom: '2026-10-15',
  },
};

/** 国办发〔2024〕38号 (secondary): months; a missed year counts from 2025 on. */
export const WAITING = { fixedMonths: 3, firstCountedYear: 2025, longBreakYears: 4, longBreakMonths: 6 };

/** Aid by the group as stated, from 2025 on; the first row is full aid, which Linxia gave in 2018 already. */
export const AID: readonly { readonly amount: bigint; readonly groups: readonly string[] }[] = [
  { amount: yuan(400), groups: ['extremelyPoor', 'orphan'] },
  { amount: yuan(310), groups: ['ruralAllowanceClass1', 'ruralAllowanceClass2', 'urbanAllowanceFull'] },
  {
    amount: yuan(250),
    groups: [
      'ruralAllowanceClass3',
      'ruralAllowanceClass4',
      'urbanAllowancePartial',
      'povertyMonitored',
      'returnedToPoverty',
    ],
  },
  { amount: yuan(100), groups: ['allowanceMarginal', 'liftedFromPoverty', 'registeredPoor'] },
];

/** Lanzhou 第八条 in days; Linxia 四（二） in months. */
export const NEWBORN = { lanzhouDays: 90, linxiaMonths: 6, nextYearFromMonth: 10 };

/** Linxia 四（二）, 2018 alone. */
export const FUND_SPLIT = {
  year: 2018,
  criticalIllness: yuan(75),
  ofWhichTopUp: yuan(10),
  outpatientGeneral: yuan(80),
  outpatientChronic: yuan(30),
};

/** Lanzhou 第三十八条 (months in hundredths, as its decimal string is read); Linxia 四（六）. */
export const RISK_RESERVE = {
  rate: { lanzhou: percent(10n), linxia: percent(3n) },
  lanzhouMonths: 900n,
  linxiaShare: percent(15n),
};
