import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

/**
 * Chromium reads the last of these lists only, so Playwright's own stand here again. The pop-ups of the address bar are
 * pages of their own, loaded for every window: half a second of a processor per test.
 */
const DISABLED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Chromium comes from CHROMIUM (npm test finds one); the desktop specs get their runtime in NEXUS_ELECTRON. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: availableParallelism(),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // As in vitest: what needed two attempts is told by name at the end.
  retries: 1,
  use: {
    browserName: 'chromium',
    locale: 'en',
    viewport: { width: 1280, height: 720 },
    // A trace costs a quarter of a run: `--trace retain-on-failure` where one is wanted.
    trace: 'off',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        // Chromium's own sandbox does not run as root, as in a container.
        ...(isRoot ? ['--no-sandbox'] : []),
        `--disable-features=${DISABLED_FEATURES.join(',')}`,
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'web', testDir: 'tests/e2e/web' },
    { name: 'journeys', testDir: 'tests/e2e/journeys' },
    { name: 'desktop', testDir: 'tests/e2e/desktop' },
  ],
});
