import { calculate } from '@jiayibao/shared/calculate';
import { GROUPS } from '@jiayibao/shared/contract/calculation';
import type { CivilDate } from '@jiayibao/shared/dates';
import { type Fen, formatYuan, parseYuan, timesRate } from '@jiayibao/shared/money';
import { type LanzhouValues, type LinxiaValues, publishedParameters } from '@jiayibao/shared/policy';
import fc from 'fast-check';
import { fenOf, resultOf } from './answers';
import { anyInpatient, fen, type Inpatient, inpatient } from './requests';

const DAY = '2026-03-10' as CivilDate;
const linxia = publishedParameters.linxia.on(DAY) as LinxiaValues;
const lanzhou = publishedParameters.lanzhou.on(DAY) as LanzhouValues;

const paidInAll = (request: Inpatient) => {
  const result = resultOf(request);
  return fenOf(result, 'total') - fenOf(result, 'selfPay');
};

test('the payers add up to the total', () => {
  fc.assert(
    fc.property(anyInpatient, (request) => {
      const result = resultOf(request);
      const sum = (
        ['specialSubsidy', 'basic', 'criticalIllness', 'topUp', 'assistance', 'selfPay'] as const
      ).reduce((total, name) => total + fenOf(result, name), 0);
      expect(sum).toBe(fenOf(result, 'total'));
      expect(fenOf(result, 'eligible')).toBe(
        fenOf(result, 'total') -
          fenOf(result, 'notCovered') -
          fenOf(result, 'advanceSelfPay') -
          fenOf(result, 'specialSubsidy'),
      );
    }),
    { numRuns: 1000 },
  );
});

test('basic never exceeds what is left of its ceiling', () => {
  fc.assert(
    fc.property(anyInpatient, (request) => {
      const ceiling = (request.region === 'lanzhou' ? lanzhou : linxia).inpatient.ceiling.value;
      const before = parseYuan(request.yearToDate?.inpatient) ?? 0;
      expect(fenOf(resultOf(request), 'basic')).toBeLessThanOrEqual(Math.max(0, ceiling - before));
    }),
    { numRuns: 1000 },
  );
});

test('more eligible expense never lowers what the payers pay in all', () => {
  fc.assert(
    fc.property(anyInpatient, fen, (request, more) => {
      const line = { class: 'A', amount: formatYuan(more as Fen) } as const;
      const larger = { ...request, expenses: [...(request.expenses ?? []), line] } as Inpatient;
      expect(paidInAll(larger)).toBeGreaterThanOrEqual(paidInAll(request));
    }),
    { numRuns: 2000 },
  );
});

test('no group but disabledSoldierGrade1To6 lowers what the payers pay in all', () => {
  const others = GROUPS.filter((group) => group !== 'disabledSoldierGrade1To6');
  fc.assert(
    fc.property(anyInpatient, fc.constantFrom(...others), (request, group) => {
      const insured = { ...request.insured, groups: [...(request.insured.groups ?? []), group] };
      expect(paidInAll({ ...request, insured } as Inpatient)).toBeGreaterThanOrEqual(paidInAll(request));
    }),
    { numRuns: 2000 },
  );
});

test('a registered-poor person in Linxia bears at most what 85 % leaves, and at most 3 000 a year', () => {
  fc.assert(
    fc.property(inpatient('linxia'), (request) => {
      const insured = { ...request.insured, groups: ['registeredPoor'] };
      const stay = { ...request.stay, tieredCare: null };
      const result = resultOf({ ...request, insured, stay, yearToDate: null });
      const eligible = fenOf(result, 'eligible') as Fen;
      const borne = fenOf(result, 'selfPay') - fenOf(result, 'notCovered');
      expect(borne).toBeLessThanOrEqual(eligible - timesRate(eligible, linxia.topUpShare.value));
      expect(borne).toBeLessThanOrEqual(linxia.assistanceAbove.value);
    }),
    { numRuns: 1000 },
  );
});

test('the order of expense lines and of groups does not matter', () => {
  fc.assert(
    fc.property(anyInpatient, (request) => {
      const reversed = {
        ...request,
        insured: { ...request.insured, groups: [...(request.insured.groups ?? [])].reverse() },
        expenses: [...(request.expenses ?? [])].reverse(),
      };
      expect(calculate(reversed)).toEqual(calculate(request));
    }),
  );
});

test('a year equals the same stays settled one by one', () => {
  const sameRegion = fc
    .constantFrom('lanzhou' as const, 'linxia' as const)
    .chain((region) => fc.array(inpatient(region), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(sameRegion, (stays) => {
      const [{ region, insured, yearToDate }] = stays as [Inpatient];
      const events = stays.map(({ region: _r, insured: _i, yearToDate: _y, ...event }) => event);
      const year = resultOf<'year'>({ operation: 'year', region, insured, yearToDate, events });
      let brought: unknown = yearToDate;
      events.forEach((event, i) => {
        const one = resultOf({ ...event, region, insured, yearToDate: brought });
        expect(year.events[i]).toEqual(one);
        brought = one.yearToDate;
      });
      expect(year.yearToDate).toEqual(brought);
    }),
  );
});

test('no input of any shape throws', () => {
  const shapes = fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true });
  const near = fc.record(
    { operation: fc.constantFrom('inpatient', 'year', 'enrolment', 'refund'), region: fc.constant('linxia') },
    { requiredKeys: ['operation', 'region'] },
  );
  const nested = fc
    .tuple(near, fc.dictionary(fc.constantFrom('insured', 'stay', 'events', 'person', 'year'), shapes))
    .map(([head, rest]) => ({ ...head, ...rest }));
  fc.assert(
    fc.property(fc.oneof(shapes, nested), (input) => {
      expect(calculate(input)).toMatchObject({ ok: false, error: { code: expect.any(String) } });
    }),
    { numRuns: 2000 },
  );
});
