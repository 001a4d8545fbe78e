import { addDays, addMonths, day } from './days';
import { LANZHOU_WINDOWS, LEVELS, type Region } from './figures';
import {
  anyMoney,
  dayIn,
  expenses,
  fen,
  fields,
  groups,
  insured,
  money,
  near,
  settlementDay,
  yearToDate,
} from './ingredients';
import type { Random } from './random';
import type { Operation } from './reckoning';
import { type Benefit, CONDITIONS, EXCLUSIONS, FACILITIES } from './requests';

/** Requests of every operation, most of them well formed, many at the edge of a rule. */

type Json = Record<string, unknown>;

function inStay(random: Random, region: Region): Json {
  const lanzhou = region === 'lanzhou';
  return {
    ...fields(random, { designated: () => random.chance(0.8), emergency: () => random.chance(0.5) }, 0.15),
    ...fields(random, { exclusion: () => random.pick(EXCLUSIONS[region]) }, 0.06),
    ...fields(random, { consortiumReferral: () => random.chance(lanzhou ? 0.7 : 0.1) }, 0.2),
    ...fields(random, { outOfArea: () => random.chance(0.3) }, 0.04),
    ...fields(random, { majorIllness: () => random.chance(0.6) }, 0.3),
    ...fields(random, { cancer: () => random.pick(['cervical', 'breast']) }, 0.3),
  };
}

/** A stay's days: mostly a few weeks, now and then of one day, now and then impossible. */
function stayDays(random: Random, dischargedOn: string): { admittedOn: string; dischargedOn: string } {
  const length = random.either(
    0.02,
    () => -1,
    () => random.pick([0, 1, 2, random.int(0, 45), random.int(0, 45)]),
  );
  return { admittedOn: addDays(dischargedOn, -length), dischargedOn };
}

/** Amounts near which the stay of these expenses turns: its own sum, and what another rule would make of it. */
function amountFor(random: Random, made: readonly object[]): string {
  const all = (made as { amount: string }[]).reduce((sum, e) => sum + Number(e.amount), 0);
  const level = random.pick(LEVELS.linxia);
  const ordinary = ((all - Number(level.deductible) / 100) * Number(level.rate.over)) / 100;
  const aim = random.pick([all, ordinary / 0.7, ordinary / 0.75, ordinary / 0.8, all / 2]);
  if (random.chance(0.4)) return anyMoney(random);
  return money(random, BigInt(Math.max(0, Math.round(aim * 100))) + BigInt(random.int(-2, 2)));
}

function inpatientEvent(random: Random, region: Region, dischargedOn: string): Json {
  const made = expenses(random);
  const linxia = region === 'linxia' || random.chance(0.01);
  return {
    stay: {
      ...stayDays(random, dischargedOn),
      level: random.pick(LEVELS[region]).level,
      ...inStay(random, region),
      ...fields(
        random,
        {
          tieredCare: () => ({
            ...fields(random, { quota: () => amountFor(random, made) }, 0.75),
            ...fields(random, { referred: () => random.chance(0.4) }, 0.9),
          }),
        },
        linxia ? 0.3 : 0,
      ),
      ...fields(random, { majorDisease: () => ({ ceiling: amountFor(random, made) }) }, linxia ? 0.25 : 0),
    },
    ...fields(random, { expenses: () => made }, 0.98),
    ...subsidy(random, region),
  };
}

const subsidy = (random: Random, region: Region) =>
  fields(
    random,
    { specialSubsidy: () => (region === 'linxia' || random.chance(0.1) ? anyMoney(random) : '0') },
    region === 'linxia' ? 0.2 : 0.05,
  );

const inVisit = (random: Random, region: Region) => ({
  ...fields(random, { inHospital: () => random.chance(0.4) }, 0.1),
  ...fields(random, { designated: () => random.chance(0.8), emergency: () => random.chance(0.5) }, 0.15),
  ...fields(random, { exclusion: () => random.pick(EXCLUSIONS[region]) }, 0.05),
});

function visitEvent(random: Random, region: Region, benefit: Benefit, date: string): Json {
  const usual = { date, ...inVisit(random, region) };
  const paid = { ...fields(random, { expenses: () => expenses(random) }, 0.98) };
  switch (benefit) {
    case 'outpatient':
      return {
        visit: { ...usual, facility: random.pick(FACILITIES[region]) },
        ...paid,
        ...subsidy(random, region),
      };
    case 'twoDisease': {
      const conditions = random.pick([
        ['hypertension'],
        ['diabetes'],
        [...CONDITIONS],
        [...CONDITIONS].reverse(),
      ]);
      return {
        visit: {
          ...usual,
          conditions,
          ...fields(random, { chronicRecognised: () => CONDITIONS.filter(() => random.chance(0.3)) }, 0.3),
          ...fields(random, { settlementOpen: () => random.chance(0.8) }, 0.2),
        },
        ...paid,
      };
    }
    default: {
      const ceiling = fen(random);
      return {
        visit: {
          ...usual,
          diseaseCeiling: money(random, ceiling),
          ...fields(random, {
            diseasePaid: () =>
              random.chance(0.5) ? anyMoney(random) : money(random, ceiling - BigInt(random.int(-1, 5000))),
          }),
          ...fields(random, { dialysis: () => random.chance(0.6) }, 0.3),
        },
        ...paid,
        ...subsidy(random, region),
      };
    }
  }
}

const eventOf = (random: Random, region: Region, benefit: Benefit, on: string): Json =>
  benefit === 'inpatient' ? inpatientEvent(random, region, on) : visitEvent(random, region, benefit, on);

/** A request for one benefit in a region. */
export function benefitRequest(random: Random, region: Region, operation: Benefit | 'compare'): Json {
  const on = settlementDay(random, region);
  const event = eventOf(random, region, operation === 'compare' ? 'inpatient' : operation, on);
  const stay = event.stay as Json | undefined;
  if (operation === 'compare' && stay) delete stay.level;
  return {
    operation,
    region,
    insured: insured(random, (stay?.admittedOn as string | undefined) ?? on, on),
    ...fields(random, { yearToDate: () => yearToDate(random) }, 0.6),
    ...event,
  };
}

function yearRequest(random: Random, region: Region): Json {
  const on = settlementDay(random, region);
  const year = Number(on.slice(0, 4));
  const busy = stayDays(random, dayIn(random, year));
  const events = Array.from({ length: random.pick([0, 1, 2, 2, 3, 3, 4, 6]) }, () => {
    const benefits: Benefit[] = ['inpatient', 'inpatient', 'outpatient', 'chronicDisease', 'chronicDisease'];
    const benefit = random.chance(region === 'lanzhou' ? 0.15 : 0.01) ? 'twoDisease' : random.pick(benefits);
    const kind = random.next();
    const date =
      kind < 0.25
        ? near(random, random.pick([busy.admittedOn, busy.dischargedOn]))
        : kind < 0.3
          ? on
          : dayIn(random, random.chance(0.01) ? year + random.pick([-1, 1]) : year);
    const event: Json = { operation: benefit, ...eventOf(random, region, benefit, date) };
    if (benefit === 'inpatient' && random.chance(0.4)) event.stay = { ...(event.stay as Json), ...busy };
    return event;
  });
  return {
    operation: 'year',
    region,
    insured: insured(random, day(year, 1, 1), random.chance(0.5) ? on : day(year, 12, 31)),
    ...fields(random, { yearToDate: () => yearToDate(random) }, 0.5),
    events,
  };
}

/** The days on which a window for a benefit year opens or closes, in either region, or a policy begins or ends. */
function windowEdges(benefitYear: number): string[] {
  const { regular, supplementary, exemptFrom } = LANZHOU_WINDOWS[benefitYear] ?? {};
  const lanzhou = [exemptFrom, regular?.from, regular?.to, supplementary?.from, supplementary?.to];
  return [
    ...lanzhou.filter((d) => d !== undefined),
    ...[7, 9].map((month) => day(benefitYear - 1, month, 1)),
    ...[benefitYear - 1, benefitYear].map((year) => day(year, 12, 31)),
    ...['2025-05-15', '2018-10-01', '2021-01-01'].filter((d) => d >= day(benefitYear - 1, 1, 1)),
  ];
}

function enrolmentRequest(random: Random, region: Region): Json {
  const benefitYear = random.either(
    0.15,
    () => random.int(2016, 2031),
    () => random.int(2025, 2027),
  );
  const paidOn = random.chance(0.5)
    ? near(random, random.pick(windowEdges(benefitYear)))
    : random.either(
        0.4,
        () => dayIn(random, benefitYear - random.int(0, 1)),
        () =>
          random.pick([
            day(benefitYear - 1, 11, 5),
            day(benefitYear, 1, random.int(25, 31)),
            day(benefitYear, 2, 1),
          ]),
      );
  const years = () =>
    Array.from(
      { length: random.int(0, 4) },
      () =>
        benefitYear -
        random.either(
          0.04,
          () => random.int(-2, 0),
          () => random.int(1, 7),
        ),
    );
  return {
    operation: 'enrolment',
    region,
    benefitYear,
    paidOn,
    person: {
      birthDate: random.chance(0.03) ? near(random, paidOn) : dayIn(random, random.int(1930, 2016)),
      ...fields(random, { groups: () => groups(random) }, 0.7),
      ...fields(random, { student: () => random.pick(['school', 'university', 'university']) }, 0.35),
      ...fields(
        random,
        {
          exemption: () =>
            random.pick(['demobilised', 'militaryDependant', 'fromEmployeeScheme', 'newlyLowIncome']),
        },
        0.3,
      ),
      ...fields(random, { universityEntrant: () => random.chance(0.6) }, 0.25),
    },
    ...fields(
      random,
      {
        history: () =>
          fields(random, { enrolledYears: years, makeUpYears: () => random.pick([0, 1, 1, 2, 3, 9]) }, 0.8),
      },
      0.85,
    ),
  };
}

function newbornRequest(random: Random, region: Region): Json {
  const year = random.either(
    0.4,
    () => random.int(2017, 2029),
    () => random.int(2025, 2027),
  );
  const birthDate = random.chance(0.2) ? near(random, day(year, 10, 1)) : dayIn(random, year);
  const edges = [
    birthDate,
    addDays(birthDate, 90),
    addMonths(birthDate, 6),
    addMonths(birthDate, 12),
    day(year, 12, 31),
    day(year + 1, 12, 31),
    ...['2025-05-15', '2018-10-01', '2021-01-01'].filter((edge) => edge > birthDate),
  ];
  const enrolledOn = random.chance(0.6)
    ? near(random, random.pick(edges))
    : addDays(
        birthDate,
        random.either(
          0.2,
          () => random.int(-3, 900),
          () => random.int(0, 400),
        ),
      );
  return {
    operation: 'newborn',
    region,
    birthDate,
    enrolledOn,
    ...fields(random, { groups: () => groups(random) }, 0.7),
  };
}

function refundRequest(random: Random, region: Region): Json {
  const benefitFrom = dayIn(random, random.int(2025, 2031));
  const eventOn = random.chance(0.6) ? near(random, benefitFrom) : dayIn(random, random.int(2024, 2031));
  const requestedOn = random.either(
    0.6,
    () => near(random, random.pick([benefitFrom, eventOn, '2025-05-15', '2030-05-14'])),
    () => addDays(eventOn, random.int(0, 90)),
  );
  return {
    operation: 'refund',
    region,
    benefitFrom,
    paid: anyMoney(random),
    ...fields(random, { aid: () => anyMoney(random) }, 0.7),
    eventOn,
    requestedOn,
    reason: random.pick(['duplicate', 'death', 'employeeScheme', 'otherPool', 'other']),
  };
}

const fundSplitRequest = (random: Random, region: Region): Json => ({
  operation: 'fundSplit',
  region,
  year: random.either(
    0.5,
    () => 2018,
    () => random.int(2016, 2027),
  ),
  ...fields(random, { student: () => random.chance(0.5) }),
});

function riskReserveRequest(random: Random, region: Region): Json {
  const financing = fen(random);
  const reserve = (financing * BigInt(random.pick([11, 12, 13, 15, 20]))) / 100n + BigInt(random.int(-2, 2));
  return {
    operation: 'riskReserve',
    region,
    year: random.either(
      0.3,
      () => random.int(2015, 2033),
      () => random.int(2025, 2030),
    ),
    financing: money(random, financing),
    ...fields(
      random,
      { accumulatedReserve: () => (random.chance(0.7) ? money(random, reserve) : anyMoney(random)) },
      0.8,
    ),
    ...fields(
      random,
      { monthsCovered: () => random.pick(['8.99', '9', '9.0', '9.00', '9.01', '0', '12', '8.5']) },
      0.7,
    ),
  };
}

/** How often each operation is asked for. */
const MIX: readonly Operation[] = [
  ...Array<Operation>(8).fill('inpatient'),
  ...Array<Operation>(2).fill('compare'),
  ...Array<Operation>(4).fill('outpatient'),
  ...Array<Operation>(2).fill('twoDisease'),
  ...Array<Operation>(4).fill('chronicDisease'),
  ...Array<Operation>(3).fill('year'),
  ...Array<Operation>(4).fill('enrolment'),
  ...Array<Operation>(3).fill('newborn'),
  'refund',
  'fundSplit',
  'riskReserve',
];

const BUILDERS: Partial<Record<Operation, (random: Random, region: Region) => Json>> = {
  year: yearRequest,
  enrolment: enrolmentRequest,
  newborn: newbornRequest,
  refund: refundRequest,
  fundSplit: fundSplitRequest,
  riskReserve: riskReserveRequest,
};

/** How often an operation is asked for in Lanzhou, where not half the time. */
const IN_LANZHOU: Partial<Record<Operation, number>> = {
  twoDisease: 0.9,
  refund: 0.9,
  enrolment: 0.75,
  fundSplit: 0.15,
};

/** A request of some operation, in the form that contract.md gives it. */
export function wellFormed(random: Random): Json {
  const operation = random.pick(MIX);
  const region = random.chance(IN_LANZHOU[operation] ?? 0.5) ? 'lanzhou' : 'linxia';
  const build = BUILDERS[operation];
  return build ? build(random, region) : benefitRequest(random, region, operation as Benefit | 'compare');
}
