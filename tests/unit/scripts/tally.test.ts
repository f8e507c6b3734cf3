import { FAILED, PASSED, sum, summaryLine, tallyOfJest } from "../../../scripts/test/tally";

const report = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

test("tests and steps are added up", () => {
  expect(summaryLine(sum([PASSED, FAILED, tallyOfJest(report, 0)]))).toBe("11 passed, 1 failed");
});

test("skipped tests are told", () => {
  expect(summaryLine(tallyOfJest({ ...report, numPendingTests: 2, numTodoTests: 1 }, 0))).toBe(
    "10 passed, 0 failed, 3 skipped",
  );
});

test.each([
  ["a test failed", { ...report, numFailedTests: 2 }, 1, 2],
  ["a file could not be loaded", { ...report, numRuntimeErrorTestSuites: 1 }, 1, 1],
  ["jest failed with no test failing", report, 1, 1],
  ["jest was killed after its report", report, null, 1],
  ["jest crashed", undefined, 1, 1],
])("%s", (_, given, exitCode, failed) => {
  expect(tallyOfJest(given, exitCode).failed).toBe(failed);
});
