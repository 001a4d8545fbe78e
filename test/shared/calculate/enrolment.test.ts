import type { EnrolmentResult } from '@jiayibao/shared/contract/calculation';
import { resultOf } from './answers';

const PAID_ON = '2026-11-22';

function enrolled(person: object = {}, history: object = { enrolledYears: [2026] }): EnrolmentResult {
  return resultOf<'enrolment'>({
    operation: 'enrolment',
    region: 'lanzhou',
    benefitYear: 2027,
    paidOn: PAID_ON,
    person: { birthDate: '2005-01-01', ...person },
    history,
  });
}

test.each([
  ['an ordinary person', {}, '第八条', 'clause'],
  ['an exempt person', { exemption: 'demobilised' }, '第八条', 'clause'],
  ['a university student', { student: 'university' }, '理解：大学生参保', 'reading'],
  [
    'an exempt university student',
    { student: 'university', exemption: 'newlyLowIncome' },
    '第八条',
    'clause',
  ],
])('why %s does not wait', (_, person, clause, grade) => {
  const { steps, waiting } = enrolled(person);
  expect(waiting.months).toBe(0);
  expect(steps.find(({ id }) => id === 'waiting')).toMatchObject({ clause, grade, amount: 0 });
});

test('a break: the State Council', () => {
  const { steps } = enrolled({}, { enrolledYears: [2025] });
  expect(steps.find(({ id }) => id === 'waiting')).toMatchObject({ clause: '国办发〔2024〕38号', amount: 3 });
});

test('a new student is covered backwards, but who is exempt is covered from the payment', () => {
  const entrant = { student: 'university', universityEntrant: true };
  expect(enrolled(entrant).benefitPeriod).toEqual({ from: '2026-09-01', to: '2027-12-31' });
  expect(enrolled({ ...entrant, exemption: 'newlyLowIncome' }).benefitPeriod?.from).toBe('2027-01-01');
  expect(enrolled({ ...entrant, student: 'school' }).benefitPeriod?.from).toBe('2027-01-01');
});

test('years after the benefit year say nothing of a break before it', () => {
  expect(enrolled({}, { enrolledYears: [2024, 2029] }).waiting).toEqual(
    enrolled({}, { enrolledYears: [2024] }).waiting,
  );
  expect(enrolled({}, { enrolledYears: [2029] }).waiting).toEqual(enrolled({}, {}).waiting);
});
