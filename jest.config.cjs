const { testTimeout, ...shared } = require("./jest.shared.cjs");

/** The suites of tests/engine that run on both hosts. docs/decisions.md says what differs, and why. */
const ON_BOTH_HOSTS = [
  "app",
  "doubt",
  "drift",
  "endSession",
  "errors",
  "get",
  "interrupts",
  "lifecycle",
  "lookups",
  "move",
  "options",
  "ownership",
  "participant",
  "participantSecrets",
  "participantToken",
  "preset",
  "secrets",
  "surfaces",
  "surfacesThatShow",
  "webhook",
];

/** @type {import("jest").Config} */
module.exports = {
  // jest reads it here only, and ignores it in a project.
  testTimeout,
  testSequencer: "<rootDir>/scripts/test/longestFirst.cjs",
  projects: [
    { ...shared, displayName: "dynamic" },
    {
      ...shared,
      displayName: "native",
      testMatch: ON_BOTH_HOSTS.map((name) => `<rootDir>/tests/engine/${name}.test.ts`),
      globals: { HOST: "native" },
      moduleNameMapper: { ...shared.moduleNameMapper, "^(\\.\\./)+sdk$": "<rootDir>/tests/shared/nativeSdk.ts" },
    },
  ],
};
