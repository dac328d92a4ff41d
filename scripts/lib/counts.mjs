import { relative } from 'node:path';
import { projectDir } from './project.mjs';

/**
 * What came of a step: how many tests passed, failed and were skipped, and the names of those which passed on their
 * second attempt only.
 */
export const counts = ({ passed = 0, failed = 0, skipped = 0, secondAttempts = [] }) => ({
  passed,
  failed,
  skipped,
  secondAttempts,
});

/** Counts of Vitest's JSON report. A test that passed and has something to complain about was run twice. */
export const countsOfVitest = (report) =>
  counts({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    secondAttempts: report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
        .map(({ fullName }) => `${relative(projectDir, name)}: ${fullName}`),
    ),
  });

const flakySpecs = ({ specs = [], suites = [] }) => [
  ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')),
  ...suites.flatMap(flakySpecs),
];

/** Counts of Playwright's JSON report, in which a test is flaky when its second attempt passed. */
export const countsOfPlaywright = ({ stats, suites }) =>
  counts({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    secondAttempts: flakySpecs({ suites }).map(({ file, title }) => `tests/e2e/${file}: ${title}`),
  });

export const addCounts = (left, right) => ({
  passed: left.passed + right.passed,
  failed: left.failed + right.failed,
  skipped: left.skipped + right.skipped,
  secondAttempts: [...left.secondAttempts, ...right.secondAttempts],
});

/** The end of a run: one line of counts, and before it what needed a second attempt. */
export const summaryOf = ({ passed, failed, skipped, secondAttempts }) => {
  const line = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  if (secondAttempts.length === 0) return line;
  const names = secondAttempts.map((name) => `  ${name}`).join('\n');
  const ofThem = `${secondAttempts.length} of the passed on the second attempt`;
  return `Passed on the second attempt:\n${names}\n${line}, ${ofThem}`;
};
