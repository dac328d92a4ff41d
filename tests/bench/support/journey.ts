import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { openBridge } from '#tests/e2e/support/bridge.ts';
import { type PracticeSite, restartPractice } from '#tests/e2e/support/practiceSite.ts';
import { startBrowserMode } from './browserMode.ts';

/** The start page of an application with a fresh practice site, and that site. */
export interface Stage {
  readonly page: Page;
  readonly site: PracticeSite;
}

/** The load-balancing job as the end-to-end tests drive it, from the start page to the last one. */
export interface Journeys {
  /** The first charger of the site. */
  firstCharger(stage: Stage): Promise<void>;
  /** The second one like the first; nothing is reloaded in between. */
  nextCharger(stage: Stage): Promise<void>;
}

const practiceSpeed = 40;
const file = join(resolve(import.meta.dirname, '../..'), 'e2e', 'support', 'benchJourneys.ts');

/** The journeys, once the end-to-end tests have them in tests/e2e/support/benchJourneys.ts. */
export const findJourneys = async (): Promise<Journeys | undefined> =>
  existsSync(file) ? ((await import(pathToFileURL(file).href)) as Journeys) : undefined;

export const noJourneys = 'the end-to-end tests have no tests/e2e/support/benchJourneys.ts';

/**
 * Opens the application on a page of its own. Who works and where is known already: a person enters that once per
 * laptop, not per charger. `prepare` gets the page before anything is loaded.
 */
export const openStage = async (
  browser: Browser,
  dataDir: string,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Stage & AsyncDisposable & { readonly hostPid: number }> => {
  const mode = await startBrowserMode(dataDir, { entry: 'server' });
  const end = async (): Promise<void> => mode[Symbol.asyncDispose]();
  const bridge = await openBridge({ dataDir, mintAddress: mode.mintAddress, stop: end, kill: end });
  await bridge.api.app.saveSettings({
    person: { name: 'Žofie Nováková', qualification: '§ 6', certificate: 'E 12/34' },
    country: 'CZ',
    isMuted: true,
  });
  const site = await restartPractice(bridge.api, dataDir, practiceSpeed);
  const page = await browser.newPage({ locale: 'en' });
  await prepare(page);
  await page.goto(await mode.mintAddress());
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    page,
    site,
    hostPid: mode.pid,
    async [Symbol.asyncDispose]() {
      await page.close();
      bridge.close();
      await end();
    },
  };
};
