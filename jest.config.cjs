const shared = {
  testEnvironment: "node",
  // A machine that is busy with other work is slow, and no test is about time.
  testTimeout: 60_000,
  // Pulumi keeps its state in globals that outlive a test file.
  testEnvironmentOptions: { globalsCleanup: "off" },
  roots: ["<rootDir>/tests", "<rootDir>/emulator/tests"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};

/** The suites of tests/engine that run on both hosts. docs/decisions.md says what differs, and why. */
const ON_BOTH_HOSTS = [
  "app",
  "doubt",
  "drift",
  "endSession",
  "get",
  "lifecycle",
  "move",
  "options",
  "ownership",
  "participant",
  "participantSecrets",
  "participantToken",
  "preset",
  "secrets",
  "webhook",
];

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    { ...shared, displayName: "dynamic", testMatch: ["**/*.test.ts"] },
    {
      ...shared,
      displayName: "native",
      testMatch: ON_BOTH_HOSTS.map((name) => `<rootDir>/tests/engine/${name}.test.ts`),
      globals: { HOST: "native" },
      moduleNameMapper: { "^(\\.\\./)+sdk$": "<rootDir>/tests/shared/nativeSdk.ts" },
    },
  ],
};
