/** Why is said there. */
const UNUSED = "<rootDir>/tests/shared/unused.cjs";

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // A machine that is busy with other work is slow, and no test is about time.
  testTimeout: 60_000,
  // Pulumi keeps its state in globals that outlive a test file.
  testEnvironmentOptions: { globalsCleanup: "off" },
  roots: ["<rootDir>/tests", "<rootDir>/emulator/tests"],
  testMatch: ["**/*.test.ts"],
  moduleNameMapper: { "/typescript-shim$": UNUSED, "^@npmcli/arborist$": UNUSED },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};
