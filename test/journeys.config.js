/** The journeys through the built app: they need the builds, so they run as steps of their own. */
module.exports = {
  ...require('../jest.config.js'),
  testMatch: ['<rootDir>/test/weapp/**/*.journey.ts', '<rootDir>/test/e2e/**/*.journey.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/e2e/harness/begun.ts',
  globalTeardown: '<rootDir>/test/e2e/harness/ended.ts',
  testTimeout: 120_000,
  // A journey that failed half-way may leave a browser behind.
  forceExit: true,
};
