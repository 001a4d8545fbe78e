import { calculate } from '@jiayibao/shared/calculate';
import { type Group, LEVELS, type Region } from '@jiayibao/shared/contract/calculation';
import { MAX_FEN } from '@jiayibao/shared/money';
import { AROUND, baseOf, lanzhou, linxia, requestOf, settle, shareOf, yuan } from './cases';

const levels = [
  ...LEVELS.lanzhou.map((level) => ['lanzhou' as Region, level, lanzhou.inpatient.levels[level]] as const),
  ...LEVELS.linxia.map((level) => ['linxia' as Region, level, linxia.inpatient.levels[level]] as const),
];
const inpatientCeiling = { lanzhou: lanzhou.inpatient.ceiling.value, linxia: linxia.inpatient.ceiling.value };
const SOME = 1_000_00;

describe.each(AROUND)('an amount %i fen from its boundary', (off) => {
  test.each(levels)('deductible: %s %s', (region, level, { deductible: { value: deductible }, rate }) => {
    const classA = deductible + off;
    const { fen } = settle({ region, operation: 'inpatient', stay: { level }, classA });
    expect(fen('deductible')).toBe(Math.min(deductible, classA));
    expect(fen('basic')).toBe(shareOf(Math.max(0, off), rate.value));
    expect(fen('selfPay')).toBe(classA - fen('basic'));
  });

  test.each(levels)('ceiling of the year: %s %s', (region, level, { deductible, rate }) => {
    const entitled = shareOf(SOME, rate.value);
    const paid = inpatientCeiling[region] - entitled - off;
    const classA = deductible.value + SOME;
    const { fen, after } = settle({
      region,
      operation: 'inpatient',
      stay: { level },
      classA,
      before: { inpatient: paid },
    });
    expect(fen('basic')).toBe(entitled + Math.min(0, off));
    expect(after('inpatient')).toBe(paid + fen('basic'));
    expect(after('eligibleSelfPay')).toBe(classA - fen('basic'));
  });

  test.each(levels)('ceiling of the year used up: %s %s', (region, level, { deductible }) => {
    const classA = deductible.value + SOME;
    const before = { inpatient: inpatientCeiling[region] + off };
    const { fen } = settle({ region, operation: 'inpatient', stay: { level }, classA, before });
    expect([fen('deductible'), fen('basic')]).toEqual([deductible.value, Math.max(0, -off)]);
  });

  const benefits = [
    ['lanzhou' as Region, [] as Group[], lanzhou.criticalIllness.ordinary],
    ['lanzhou' as Region, ['orphan'] as Group[], lanzhou.criticalIllness.favoured],
    ['linxia' as Region, [] as Group[], linxia.criticalIllness.ordinary],
    ['linxia' as Region, ['urbanAllowanceFull'] as Group[], linxia.criticalIllness.favoured],
  ] as const;

  test.each(benefits)('bands of critical illness: %s %j', (region, groups, { deductible, bands }) => {
    /** In thousandths of a fen. */
    const paidOf = (sum: number) =>
      bands.reduce((paid, { above, rate }, i) => {
        const from = deductible.value + above.value;
        const next = bands[i + 1];
        const to = next ? deductible.value + next.above.value : sum;
        return paid + Math.max(0, Math.min(sum, to) - from) * rate.value;
      }, 0);
    expect(bands.length).toBeGreaterThan(1);
    for (const { above } of bands) {
      for (const lead of [0, SOME]) {
        const start = deductible.value + above.value + off - lead;
        const { fen } = settle({
          region,
          operation: 'chronicDisease',
          groups: [...groups],
          visit: { diseaseCeiling: '0' },
          before: { eligibleSelfPay: start },
          classA: SOME,
        });
        expect([start, fen('criticalIllness')]).toEqual([
          start,
          Math.floor((paidOf(start + SOME) - paidOf(start) + 500) / 1000),
        ]);
      }
    }
  });

  test.each([
    ['orphan' as Group, lanzhou.assistance.extremelyPoor],
    ['ruralAllowanceClass4' as Group, lanzhou.assistance.subsistence],
    ['liftedFromPoverty' as Group, lanzhou.assistance.monitored],
  ])('ceiling of assistance in Lanzhou: %s', (group, rate) => {
    for (const majorIllness of [false, true]) {
      const { ceiling, majorIllnessCeiling } = lanzhou.assistance;
      const entitled = shareOf(SOME, rate.value);
      const paid = (majorIllness ? majorIllnessCeiling : ceiling).value - entitled - off;
      const { fen, after } = settle({
        region: 'lanzhou',
        operation: 'inpatient',
        groups: [group],
        stay: { level: 'tier3A', majorIllness },
        classA: SOME,
        before: { assistance: paid },
      });
      expect(fen('basic') + fen('criticalIllness')).toBe(0);
      expect(fen('assistance')).toBe(entitled + Math.min(0, off));
      expect(after('assistance')).toBe(paid + fen('assistance'));
    }
  });

  test('threshold of assistance in Linxia', () => {
    const feeding = 100;
    const criticalIllness = shareOf(feeding, linxia.criticalIllness.favoured.bands[0]?.rate.value ?? 0);
    const remaining = feeding - shareOf(feeding, linxia.topUpShare.value);
    const { fen } = settle({
      region: 'linxia',
      operation: 'chronicDisease',
      groups: ['registeredPoor'],
      visit: { diseaseCeiling: '0' },
      classA: feeding,
      before: { eligibleSelfPay: linxia.assistanceAbove.value - remaining + off },
    });
    expect(fen('criticalIllness')).toBe(criticalIllness);
    expect(fen('assistance')).toBe(Math.max(0, off));
    expect(fen('selfPay')).toBe(remaining - Math.max(0, off));
  });

  test('threshold of the top-up in Linxia', () => {
    const [classA, traditional] = [300_00, 100_00];
    const target = shareOf(classA + traditional, linxia.topUpShare.value);
    const { fen } = settle({
      region: 'linxia',
      operation: 'chronicDisease',
      groups: ['registeredPoor'],
      visit: { diseaseCeiling: yuan(target - traditional + off) },
      classA: classA + 1,
      traditional,
    });
    const due = shareOf(classA + 1 + traditional, linxia.topUpShare.value);
    expect(fen('basic')).toBe(target + Math.min(off, 0) + (off > 0 ? 1 : 0));
    expect(fen('topUp')).toBe(Math.max(0, due - fen('basic')));
  });

  test('general outpatient: the year in Lanzhou, visit and year in Linxia', () => {
    const ofYear = (region: Region, { rate, ceiling }: typeof lanzhou.outpatient) => {
      const entitled = shareOf(1000, rate.value);
      const before = { outpatient: ceiling.value - entitled - off };
      const visit = { facility: 'township' };
      const { fen, after } = settle({ region, operation: 'outpatient', visit, classA: 1000, before });
      expect(fen('basic')).toBe(entitled + Math.min(0, off));
      expect(after('outpatient')).toBe(before.outpatient + fen('basic'));
    };
    ofYear('lanzhou', lanzhou.outpatient);
    ofYear('linxia', linxia.outpatient);
    for (const facility of ['township', 'villageClinic'] as const) {
      const most = linxia.outpatient.perVisit[facility].value;
      const classA = baseOf(most + off, linxia.outpatient.rate.value);
      const { fen } = settle({ region: 'linxia', operation: 'outpatient', visit: { facility }, classA });
      expect(fen('basic')).toBe(Math.min(most, most + off));
    }
  });

  test.each([
    [['hypertension'], lanzhou.twoDisease.ceilings.hypertension],
    [['diabetes'], lanzhou.twoDisease.ceilings.diabetes],
    [['diabetes', 'hypertension'], lanzhou.twoDisease.ceilings.both],
  ])('two-disease: %j', (conditions, ceiling) => {
    const entitled = shareOf(SOME, lanzhou.twoDisease.rate.value);
    const before = { twoDisease: Math.max(0, ceiling.value - entitled - off) };
    const { fen } = settle({
      region: 'lanzhou',
      operation: 'twoDisease',
      visit: { conditions },
      classA: SOME,
      before,
    });
    expect(fen('basic')).toBe(Math.min(entitled, ceiling.value - before.twoDisease));
  });

  test.each([
    ['lanzhou' as Region, false, lanzhou.chronicDisease.rate],
    ['lanzhou' as Region, true, lanzhou.chronicDisease.dialysisRate],
    ['linxia' as Region, false, linxia.chronicDisease.rate],
  ])("a chronic disease's ceiling: %s, dialysis %s", (region, dialysis, rate) => {
    const entitled = shareOf(SOME, rate.value);
    const visit = { dialysis, diseaseCeiling: yuan(SOME), diseasePaid: yuan(SOME - entitled - off) };
    const { fen } = settle({ region, operation: 'chronicDisease', visit, classA: SOME });
    expect(fen('basic')).toBe(entitled + Math.min(0, off));
  });

  test('the ceiling of all chronic diseases in Linxia', () => {
    const { rate, ceiling } = linxia.chronicDisease;
    const entitled = shareOf(SOME, rate.value);
    const { fen } = settle({
      region: 'linxia',
      operation: 'chronicDisease',
      visit: { diseaseCeiling: yuan(ceiling.value) },
      classA: SOME,
      before: { chronicDisease: ceiling.value - entitled - off },
    });
    expect(fen('basic')).toBe(entitled + Math.min(0, off));
  });

  test("a tiered-care disease's quota", () => {
    const quota = 6000_00;
    const { rate, deductible } = linxia.inpatient.levels.county;
    const stay = { level: 'county', tieredCare: { quota: yuan(quota), referred: false } };
    const { fen, result, after } = settle({
      region: 'linxia',
      operation: 'inpatient',
      stay,
      classA: quota + off,
    });
    const base = quota + Math.min(0, off);
    expect(fen('basic')).toBe(shareOf(base - deductible.value, rate.value));
    expect(after('eligibleSelfPay')).toBe(base - fen('basic'));
    expect(result.notices.includes('quotaExcessMayBeHospitals')).toBe(off > 0);
  });

  test("a major disease's ceiling", () => {
    const ceiling = 10_000_00;
    const stay = { level: 'province', majorDisease: { ceiling: yuan(ceiling) } };
    const { fen, result } = settle({ region: 'linxia', operation: 'inpatient', stay, classA: ceiling + off });
    expect(result.rate).toBe(String(linxia.majorDiseaseRate.value / 1000));
    expect(fen('basic')).toBe(shareOf(ceiling + Math.min(0, off), linxia.majorDiseaseRate.value));
    expect(fen('deductible')).toBe(0);
  });

  test('a major disease gives way to the ordinary rule where that pays more, not on a tie', () => {
    const { rate, deductible } = linxia.inpatient.levels.county;
    const byOrdinary = shareOf(SOME, rate.value);
    const ceiling = baseOf(byOrdinary - off, linxia.majorDiseaseRate.value);
    const stay = { level: 'county', majorDisease: { ceiling: yuan(ceiling) } };
    const classA = deductible.value + SOME;
    const { fen, result } = settle({ region: 'linxia', operation: 'inpatient', stay, classA });
    const used = off > 0 ? rate : linxia.majorDiseaseRate;
    expect(result.rate).toBe(String(used.value / 1000));
    expect(fen('basic')).toBe(byOrdinary - Math.min(0, off));
  });

  test('a special subsidy pays no more than there is of class A and B', () => {
    const [classA, classB] = [300_00, 200_00];
    const { fen } = settle({
      region: 'linxia',
      operation: 'inpatient',
      stay: { level: 'township' },
      classA,
      classB,
      traditional: SOME,
      specialSubsidy: classA + classB + off,
    });
    expect(fen('specialSubsidy')).toBe(classA + classB + Math.min(0, off));
    expect(fen('eligible')).toBe(SOME + Math.max(0, -off));
  });

  test('advance self-pay is rounded half-up', () => {
    const rate = lanzhou.classBAdvanceSelfPay.value;
    const half = 10_000 / rate / 2 / 10;
    for (const classB of [half + off, 100 + half + off]) {
      const stay = { level: 'tier1' };
      const { fen } = settle({ region: 'lanzhou', operation: 'inpatient', stay, classB });
      expect(fen('advanceSelfPay')).toBe(shareOf(classB, rate));
    }
  });

  test('the largest amount that a request may name', () => {
    const request = requestOf({ region: 'lanzhou', operation: 'inpatient', stay: { level: 'tier1' } });
    const answer = calculate({ ...request, expenses: [{ class: 'A', amount: yuan(MAX_FEN + off) }] });
    if (off <= 0) expect(answer).toMatchObject({ ok: true });
    else expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_AMOUNT' } });
  });

  test('the risk reserve of Lanzhou: months covered, in hundredths', () => {
    const { rate, monthsCovered } = lanzhou.riskReserve;
    const months = yuan(monthsCovered.value * 100 + off);
    const request = { operation: 'riskReserve', region: 'lanzhou', year: 2026, financing: yuan(SOME) };
    const amount = off > 0 ? 0 : shareOf(SOME, rate.value);
    expect(calculate({ ...request, monthsCovered: months })).toMatchObject({
      ok: true,
      result: { amount: yuan(amount), rate: String(rate.value / 1000) },
    });
  });

  test('the risk reserve of Linxia: the last instalment is cut to fit the target', () => {
    const { rate, target } = linxia.riskReserve;
    const request = { operation: 'riskReserve', region: 'linxia', year: 2026, financing: yuan(SOME) };
    const [full, instalment] = [shareOf(SOME, target.value), shareOf(SOME, rate.value)];
    for (const [accumulated, amount] of [
      [full - instalment + off, instalment - Math.max(0, off)],
      [full + off, Math.max(0, -off)],
    ] as const) {
      expect(calculate({ ...request, accumulatedReserve: yuan(accumulated) })).toMatchObject({
        ok: true,
        result: { amount: yuan(amount) },
      });
    }
  });
});
