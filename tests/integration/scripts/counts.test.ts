import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const lib = join(import.meta.dirname, '..', '..', '..', 'scripts', 'lib');

/** The end of a run whose steps left these reports. */
const summary = (vitest: unknown, playwright: unknown): string => {
  const code = `
    import { addCounts, countsOfPlaywright, countsOfVitest, summaryOf } from ${JSON.stringify(join(lib, 'counts.mjs'))};
    const read = [countsOfVitest(${JSON.stringify(vitest)}), countsOfPlaywright(${JSON.stringify(playwright)})];
    process.stdout.write(summaryOf(read.reduce(addCounts)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout;
};

const vitestReport = (failureMessages: readonly string[]) => ({
  numPassedTests: 2,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [
    {
      name: join(lib, '..', '..', 'tests', 'unit', 'a.test.ts'),
      assertionResults: [
        { fullName: 'counts a car', status: 'passed', failureMessages },
        { fullName: 'counts none', status: 'passed', failureMessages: [] },
      ],
    },
  ],
});

const playwrightReport = (status: 'expected' | 'flaky') => ({
  stats: {
    expected: status === 'expected' ? 1 : 0,
    flaky: status === 'flaky' ? 1 : 0,
    unexpected: 0,
    skipped: 0,
  },
  suites: [
    {
      suites: [{ specs: [{ file: 'web/a.spec.ts', title: 'opens', tests: [{ status }] }] }],
    },
  ],
});

test('a run ends with one line of counts', () => {
  expect(summary(vitestReport([]), playwrightReport('expected'))).toBe('3 passed, 0 failed, 1 skipped');
});

test('what passed on its second attempt is counted and named', () => {
  expect(summary(vitestReport(['expected 1 to be 2']), playwrightReport('flaky'))).toBe(
    [
      'Passed on the second attempt:',
      '  tests/unit/a.test.ts: counts a car',
      '  tests/e2e/web/a.spec.ts: opens',
      '3 passed, 0 failed, 1 skipped, 2 of the passed on the second attempt',
    ].join('\n'),
  );
});
