/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // A machine that is busy with other work is slow, and no test is about time.
  testTimeout: 60_000,
  // Pulumi keeps its state in globals that outlive a test file.
  testEnvironmentOptions: { globalsCleanup: "off" },
  roots: ["<rootDir>/tests", "<rootDir>/emulator/tests"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};
