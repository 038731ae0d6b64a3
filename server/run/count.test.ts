import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countJourneys, countTests, inWords } from "./count";

const folder = mkdtempSync(join(tmpdir(), "guichet-count-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const testReport = {
  numPassedTests: 2,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
};
const journeyReport = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 }, errors: [], suites: [] };

test("the last line says how many passed, failed and were skipped", () => {
  expect(inWords(countTests(report(testReport), 0))).toBe("2 passed, 0 failed, 1 skipped");
  expect(inWords(countJourneys(report(journeyReport), 0))).toBe("3 passed, 0 failed, 1 skipped");
});

test("a test file that cannot be loaded is a failure with its name", () => {
  const broken = { name: "server/inbox/reply.test.ts", status: "failed", assertionResults: [] };
  const count = countTests(report({ ...testReport, testResults: [broken] }), 1);
  expect(count).toMatchObject({ failed: 1, failures: ["server/inbox/reply.test.ts"] });
});

test("a run that ends badly without a failed test is a failure all the same", () => {
  expect(countTests(report(testReport), 1).failed).toBe(1);
  expect(countTests(join(folder, "missing.json"), 0).failed).toBe(1);
  expect(countJourneys(join(folder, "missing.json"), null).failed).toBe(1);
});

test("a journey that needed a second try has failed", () => {
  const flaky = { ...journeyReport, stats: { ...journeyReport.stats, flaky: 1 } };
  expect(countJourneys(report(flaky), 0).failed).toBe(1);
});

test("failed journeys are named with their place, however deep they sit", () => {
  const suites = [
    { suites: [{ specs: [{ title: "an agent answers", ok: false, file: "inbox.spec.ts", line: 7 }] }] },
  ];
  const count = countJourneys(
    report({ ...journeyReport, stats: { ...journeyReport.stats, unexpected: 1 }, suites }),
    1,
  );
  expect(count.failures).toEqual(["inbox.spec.ts:7 an agent answers"]);
});
