import { existsSync, readFileSync } from "node:fs";

export type Count = { passed: number; failed: number; skipped: number; failures: string[] };

export const noCount: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };

export const inWords = ({ passed, failed, skipped }: Count) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
  suites: Suite[];
};
type Suite = { suites?: Suite[]; specs?: { title: string; ok: boolean; file: string; line: number }[] };

const read = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;

/** A run that failed without a failed test, or without any report, still counts as a failure. */
function honest(count: Count, status: number | null, what: string): Count {
  if (status === 0 || count.failed > 0) return count;
  return { ...count, failed: 1, failures: [`${what} did not run to the end`] };
}

export function countTests(file: string, status: number | null): Count {
  const report = read<VitestReport>(file);
  if (!report) return honest(noCount, null, "vitest");
  // A file that cannot even be loaded has no tests to count.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failedTests = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter((test) => test.status === "failed").map((test) => test.fullName),
  );
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...failedTests, ...broken.map(({ name }) => name)],
  };
  return honest(count, status, "vitest");
}

export function countJourneys(file: string, status: number | null): Count {
  const report = read<PlaywrightReport>(file);
  if (!report) return honest(noCount, null, "Playwright");
  const { expected, unexpected, flaky, skipped } = report.stats;
  const specs = (suite: Suite): string[] => [
    ...(suite.specs ?? []).filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...(suite.suites ?? []).flatMap(specs),
  ];
  const count = {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
    failures: [
      ...report.suites.flatMap(specs),
      ...report.errors.map(
        ({ message = "an error outside the journeys" }) => message.split("\n")[0] ?? message,
      ),
    ],
  };
  return honest(count, status, "Playwright");
}
