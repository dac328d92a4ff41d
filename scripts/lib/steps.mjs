import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { BUILD_OUTPUTS, ensureBuilt } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { addCounts, counts, countsOfPlaywright, countsOfVitest, summaryOf } from './counts.mjs';
import { findElectron, whyNoWindow } from './electronRuntime.mjs';
import { inProject, projectDir } from './project.mjs';
import { run } from './run.mjs';

const PASSED = counts({ passed: 1 });
const FAILED = counts({ failed: 1 });

const heading = (name) => process.stdout.write(`\n── ${name}\n`);

const tool = (script, args, options) =>
  run(process.execPath, [inProject('node_modules', ...script.split('/')), ...args], {
    cwd: projectDir,
    ...options,
  });

const checkStep = (name, script, args) => async () => {
  heading(name);
  return (await tool(script, args)) === 0 ? PASSED : FAILED;
};

export const format = checkStep('format (biome)', '@biomejs/biome/bin/biome', [
  'check',
  '--linter-enabled=false',
  '.',
]);
export const lint = checkStep('lint (oxlint)', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);
export const types = checkStep('types (tsc)', 'typescript/bin/tsc', ['--noEmit']);

export const importRules = async () => {
  heading('import rules');
  return (await run(process.execPath, [inProject('scripts', 'checkImports.mjs')])) === 0 ? PASSED : FAILED;
};

export const build = async () => {
  heading('build');
  try {
    await ensureBuilt();
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
  }
  return BUILD_OUTPUTS.every((file) => existsSync(inProject(file))) && existsSync(inProject('out', '.stamp'))
    ? PASSED
    : FAILED;
};

/** Where a runner leaves its report; an old one must not stand in for a run that crashed. */
const freshReport = (name) => {
  const file = inProject('test-results', name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
};

/** Tests start the command line and practice sites hundreds of times: what was compiled once is not compiled again. */
const compileCache = { NODE_COMPILE_CACHE: inProject('test-results', 'compile-cache') };

/** Counts of a report; a runner that failed without a failed test counts as one failure. */
const countsOf = (code, report, read) => {
  if (!existsSync(report)) return FAILED;
  const found = read(JSON.parse(readFileSync(report, 'utf8')));
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
};

export const vitest =
  (filters, name = 'tests (vitest)') =>
  async () => {
    heading(name);
    const report = freshReport('vitest.json');
    const code = await tool(
      'vitest/vitest.mjs',
      [
        'run',
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...filters,
      ],
      // The build step ran before: programs are started as they were built.
      { env: { ...process.env, ...compileCache, NEXUS_BUILT: '1' } },
    );
    return countsOf(code, report, countsOfVitest);
  };

/** What the desktop specs need to know: the runtime, or why they are skipped. */
const desktopEnv = () => {
  const electron = findElectron();
  const reason = electron ? whyNoWindow() : 'no Electron runtime is installed';
  return reason ? { NEXUS_NO_ELECTRON: reason } : { NEXUS_ELECTRON: electron };
};

export const playwright = (filters) => async () => {
  heading('end-to-end (Playwright)');
  const { path, advice } = await provideChromium();
  if (advice) {
    process.stdout.write(`${advice}\n`);
    return FAILED;
  }
  const desktop = desktopEnv();
  if (desktop.NEXUS_NO_ELECTRON) {
    process.stdout.write(`Desktop specs are skipped, because ${desktop.NEXUS_NO_ELECTRON}.\n`);
  }
  const report = freshReport('playwright.json');
  const code = await tool(
    '@playwright/test/cli.js',
    ['test', '--pass-with-no-tests', '--reporter=list,json', ...filters],
    {
      env: {
        ...process.env,
        ...compileCache,
        ...desktop,
        CHROMIUM: path,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    },
  );
  return countsOf(code, report, countsOfPlaywright);
};

/** Runs steps one after the other, all of them, and ends with one line of counts; the exit code tells the same. */
export const runSteps = async (steps) => {
  let total = counts({});
  for (const step of steps) {
    const startedAt = performance.now();
    const found = await step();
    total = addCounts(total, found);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`   ${found.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`);
  }
  process.stdout.write(`\n${summaryOf(total)}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
};
