import { calculate } from '@jiayibao/shared/calculate';
import { spreadOf } from './measure';

/** Run by the bench `preview`: recalculates a long form in each region and prints milliseconds as JSON. */
const ROUNDS = 200;
const LINES = 20;

const requests = (['lanzhou', 'linxia'] as const).map((region) => ({
  operation: 'compare',
  region,
  insured: { birthDate: '1952-08-16', groups: ['povertyMonitored', 'registeredPoor', 'disabilityGrade1'] },
  yearToDate: { inpatient: '12000', eligibleSelfPay: '9000', criticalIllness: '2400' },
  stay: { admittedOn: '2026-11-01', dischargedOn: '2026-11-20' },
  expenses: Array.from({ length: LINES }, (_, i) => ({ class: 'ABC'[i % 3], amount: `${1000 + i}.5` })),
}));

function millisecondsOf(request: object): number {
  const start = performance.now();
  if (!calculate(request).ok) throw new Error('the request of the bench is refused');
  return performance.now() - start;
}

const times = requests.map((request) => [
  request.region,
  spreadOf(Array.from({ length: ROUNDS }, () => millisecondsOf(request))),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(times)));
