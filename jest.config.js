/** Unit, property and function tests. The weapp and browser journeys have runners of their own (local/bootstrap/test.mjs). */
const swc = {
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
};

module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
  transform: { '^.+\\.(ts|tsx|mjs)$': ['@swc/jest', swc] },
  maxWorkers: 2,
  // jsdom's window holds globals of its own; Jest's cleaning of them fills the output with warnings.
  testEnvironmentOptions: { globalsCleanup: 'off' },
};
