import { calculate } from '@jiayibao/shared/calculate';
import { GROUPS, type SettlementResult } from '@jiayibao/shared/contract/calculation';
import type { CivilDate } from '@jiayibao/shared/dates';
import { type Fen, formatYuan, parseYuan, timesRate } from '@jiayibao/shared/money';
import { type LanzhouValues, type LinxiaValues, publishedParameters } from '@jiayibao/shared/policy';
import fc from 'fast-check';
import { fenOf, resultOf } from './answers';
import { anyBenefit, type Benefit, benefitIn, expenses, fen, groups, region } from './requests';

const DAY = '2026-03-10' as CivilDate;
const linxia = publishedParameters.linxia.on(DAY) as LinxiaValues;
const lanzhou = publishedParameters.lanzhou.on(DAY) as LanzhouValues;

const settled = (request: Benefit) => resultOf(request) as SettlementResult;
const paidInAll = (request: Benefit) => fenOf(settled(request), 'total') - fenOf(settled(request), 'selfPay');
const held = ({ insured }: Benefit) => insured.groups ?? [];
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

test('the payers add up to the total, and what is not eligible to the rest of it', () => {
  fc.assert(
    fc.property(anyBenefit, (request) => {
      const result = settled(request);
      const of = (name: keyof SettlementResult['amounts']) => fenOf(result, name);
      const payers = [
        'specialSubsidy',
        'basic',
        'criticalIllness',
        'topUp',
        'assistance',
        'selfPay',
      ] as const;
      expect(sum(payers.map(of))).toBe(of('total'));
      expect(of('eligible')).toBe(
        of('total') - of('notCovered') - of('advanceSelfPay') - of('specialSubsidy'),
      );
      expect(of('total')).toBe(sum((request.expenses ?? []).map(({ amount }) => Number(parseYuan(amount)))));
    }),
    { numRuns: 1000 },
  );
});

/** How much basic may still pay of a case, and what of it counts: Linxia's visits have traditional medicine beside. */
function roomOf(request: Benefit): number {
  const { region: where, operation } = request;
  const figures = request.yearToDate ?? {};
  const left = (ceiling: number, paid: string | null | undefined) =>
    Math.max(0, ceiling - (parseYuan(paid) ?? 0));
  switch (operation) {
    case 'inpatient':
      return left((where === 'lanzhou' ? lanzhou : linxia).inpatient.ceiling.value, figures.inpatient);
    case 'outpatient':
      return left((where === 'lanzhou' ? lanzhou : linxia).outpatient.ceiling.value, figures.outpatient);
    case 'twoDisease':
      return left(lanzhou.twoDisease.ceilings.both.value, figures.twoDisease);
    default: {
      const { diseaseCeiling, diseasePaid } = request.visit;
      const ofDisease = left(parseYuan(diseaseCeiling) as Fen, diseasePaid);
      const ofYear = left(linxia.chronicDisease.ceiling.value, figures.chronicDisease);
      return where === 'lanzhou' ? ofDisease : Math.min(ofDisease, ofYear);
    }
  }
}

test('basic never exceeds what is left of its ceiling', () => {
  fc.assert(
    fc.property(anyBenefit, (request) => {
      const besides = request.region === 'linxia' && request.operation !== 'inpatient';
      const traditional = (request.expenses ?? []).filter((e) => e.traditionalMedicine && e.class !== 'C');
      const uncounted = besides ? sum(traditional.map(({ amount }) => Number(parseYuan(amount)))) : 0;
      const counted = fenOf(settled(request), 'basic') - uncounted;
      expect(counted).toBeLessThanOrEqual(roomOf(request));
    }),
    { numRuns: 2000 },
  );
});

test('more eligible expense never lowers what the payers pay in all', () => {
  const line = fc.tuple(fc.constantFrom('A', 'B'), fen);
  fc.assert(
    fc.property(anyBenefit, line, fc.boolean(), (request, [of, more], traditionalMedicine) => {
      const added = { class: of, amount: formatYuan(more as Fen), traditionalMedicine };
      const larger = { ...request, expenses: [...(request.expenses ?? []), added] } as Benefit;
      expect(paidInAll(larger)).toBeGreaterThanOrEqual(paidInAll(request));
    }),
    { numRuns: 2000 },
  );
});

test('no group but disabledSoldierGrade1To6 lowers what the payers pay in all', () => {
  const others = GROUPS.filter((group) => group !== 'disabledSoldierGrade1To6');
  fc.assert(
    fc.property(anyBenefit, fc.constantFrom(...others), (request, group) => {
      const insured = { ...request.insured, groups: [...held(request), group] };
      expect(paidInAll({ ...request, insured } as Benefit)).toBeGreaterThanOrEqual(paidInAll(request));
    }),
    { numRuns: 2000 },
  );
});

test('disabledSoldierGrade1To6 lowers it for an entitled person in Linxia', () => {
  const request = {
    operation: 'inpatient',
    region: 'linxia',
    insured: { birthDate: '1960-01-01', groups: ['entitledGroup'] },
    stay: { admittedOn: DAY, dischargedOn: DAY, level: 'county' },
    expenses: [{ class: 'A', amount: '1000' }],
  } as Benefit;
  const insured = { ...request.insured, groups: [...held(request), 'disabledSoldierGrade1To6'] };
  expect(paidInAll({ ...request, insured } as Benefit)).toBeLessThan(paidInAll(request));
});

const poor = fc.constantFrom('registeredPoor', 'liftedFromPoverty', 'returnedToPoverty');

/** The same without a quota, above which a registered-poor person bears what there is. */
function withoutQuota<T extends object>(event: T): T {
  const { stay } = event as { stay?: { tieredCare?: object | null } };
  return stay?.tieredCare
    ? { ...event, stay: { ...stay, tieredCare: { ...stay.tieredCare, quota: null } } }
    : event;
}

/** What a person bears of what is eligible. */
const borneOf = (result: SettlementResult) => fenOf(result, 'selfPay') - fenOf(result, 'notCovered');

const feeding = fc.constantFrom('inpatient' as const, 'chronicDisease' as const);

test('a registered-poor person in Linxia bears at most what 85 % leaves of a settlement', () => {
  const request = feeding.chain((operation) => benefitIn('linxia', operation));
  fc.assert(
    fc.property(request, poor, (given, group) => {
      const insured = { ...given.insured, groups: [...held(given), group] };
      const result = settled(withoutQuota({ ...given, insured }) as Benefit);
      const eligible = fenOf(result, 'eligible') as Fen;
      expect(borneOf(result)).toBeLessThanOrEqual(eligible - timesRate(eligible, linxia.topUpShare.value));
    }),
    { numRuns: 1000 },
  );
});

test('a registered-poor person in Linxia bears at most 3 000 a year', () => {
  const year = fc.array(
    feeding.chain((operation) => benefitIn('linxia', operation)),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(year, poor, (requests, group) => {
      const events = requests.map(({ region: _r, insured: _i, yearToDate: _y, ...event }) =>
        withoutQuota(event),
      );
      const insured = { birthDate: '1960-01-01', groups: [group] };
      const result = resultOf<'year'>({ operation: 'year', region: 'linxia', insured, events });
      expect(sum(result.events.map(borneOf))).toBeLessThanOrEqual(linxia.assistanceAbove.value);
    }),
    { numRuns: 500 },
  );
});

const reversed = <T>(list: readonly T[] | null | undefined) => [...(list ?? [])].reverse();

test('the order of expense lines, of groups and of conditions does not matter', () => {
  fc.assert(
    fc.property(anyBenefit, (request) => {
      const other = {
        ...request,
        insured: { ...request.insured, groups: reversed(request.insured.groups) },
        expenses: reversed(request.expenses),
        ...('visit' in request && 'conditions' in request.visit
          ? { visit: { ...request.visit, conditions: reversed(request.visit.conditions) } }
          : {}),
      };
      expect(calculate(other)).toEqual(calculate(request));
    }),
    { numRuns: 500 },
  );
});

test('the order of groups and of years enrolled does not matter to a contribution', () => {
  const years = fc.array(fc.integer({ min: 2015, max: 2026 }), { maxLength: 6 });
  fc.assert(
    fc.property(region, groups, years, (where, list, enrolledYears) => {
      const enrolment = (of: readonly string[], history: readonly number[]) => ({
        operation: 'enrolment',
        region: where,
        benefitYear: 2027,
        paidOn: '2026-11-22',
        person: { birthDate: '1960-01-01', groups: of },
        history: { enrolledYears: history },
      });
      const newborn = (of: readonly string[]) => {
        const [birthDate, enrolledOn] = ['2026-11-01', '2026-11-22'];
        return { operation: 'newborn', region: where, birthDate, enrolledOn, groups: of };
      };
      expect(calculate(enrolment(reversed(list), reversed(enrolledYears)))).toEqual(
        calculate(enrolment(list, enrolledYears)),
      );
      expect(calculate(newborn(reversed(list)))).toEqual(calculate(newborn(list)));
    }),
  );
});

test('dividing an expense line changes nothing', () => {
  fc.assert(
    fc.property(anyBenefit, expenses, fen, (request, lines, part) => {
      const divided = lines.flatMap((line) => {
        const whole = parseYuan(line.amount) as Fen;
        const first = Math.min(whole, part);
        return [first, whole - first].map((fenOfPart) => ({ ...line, amount: formatYuan(fenOfPart as Fen) }));
      });
      expect(calculate({ ...request, expenses: divided })).toEqual(
        calculate({ ...request, expenses: lines }),
      );
    }),
    { numRuns: 300 },
  );
});
