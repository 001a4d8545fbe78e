/** The tests that mutants are run against, those first that are quick and say much; paths from the root. */
export const TESTS = [
  'test/shared/boundaries/amounts.test.ts',
  'test/shared/boundaries/days.test.ts',
  'test/shared/boundaries/waiting.test.ts',
  'test/shared/calculate/step-order.test.ts',
  'test/shared/calculate/enrolment.test.ts',
  'test/shared/calculate/details.test.ts',
  'test/shared/calculate/messages.test.ts',
  'test/shared/dates/dates.test.ts',
  'test/shared/calculate/sample.test.ts',
  'test/shared/contract/refusals.test.ts',
  'test/clauses/clauses.test.ts',
  'test/shared/money/money.test.ts',
  'test/shared/policy/parameters.test.ts',
  'test/mutation/campaigns.ts',
  'test/shared/calculate/steps.test.ts',
];
