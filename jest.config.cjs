/**
 * Tests of the Lightning web components, run by sfdx-lwc-jest.
 * Everything of @lwc is the one version that also draws the local pages; sfdx-lwc-jest would bring an older one of its own.
 */
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config')

module.exports = {
  // As vitest's: a slow machine is no fault of a component.
  testTimeout: 60_000,
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/__tests__/**/*.test.js'],
  moduleNameMapper: {
    '^(lwc|@lwc/engine-dom)$': '<rootDir>/node_modules/@lwc/engine-dom/dist/index.cjs',
    '^@lwc/(synthetic-shadow|wire-service|features|shared)$': '<rootDir>/node_modules/@lwc/$1/dist/index.cjs',
    '^lightning/(graphql|navigation)$': '<rootDir>/force-app/jest-mocks/lightning/$1.js',
    // jsdom cannot parse container queries, and no test looks at styles
    '\\.css$': '<rootDir>/force-app/jest-mocks/no-styles.js',
    '^test/(.*)$': '<rootDir>/force-app/jest-mocks/$1',
  },
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/force-app/jest-mocks/setup.cjs'],
  modulePathIgnorePatterns: ['<rootDir>/.banso/'],
}
