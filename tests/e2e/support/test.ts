import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Api, openBridge } from './bridge.ts';
import { type BrowserServer, startBrowserServer } from './browserServer.ts';
import { type PracticeSite, restartPractice } from './practiceSite.ts';

export { expect } from '@playwright/test';

interface WorkerFixtures {
  readonly server: BrowserServer;
  /** The bridge beside the page. */
  readonly api: Api;
}

interface TestFixtures {
  /** How much faster time passes at the practice site. */
  readonly speed: number;
  /** Nothing that the test before left behind goes on. */
  readonly cleanDesk: void;
  /** A fresh practice site: two chargers with factory values and no car. */
  readonly site: PracticeSite;
  /** Another window of the same browser mode, with a session of its own. */
  readonly openWindow: () => Promise<Page>;
}

const person = { name: 'Žofie Nováková', qualification: '§ 6', certificate: 'E 12/34' };

const closeOpenJobs = async (api: Api): Promise<void> => {
  for (const { id } of await api.jobs.list({ openOnly: true })) {
    await api.jobs.disconnect({ id });
    await api.jobs.discard({ id });
  }
};

/** A controller that an earlier test left behind would go on with chargers of the same serial numbers. */
const stopControllers = async (api: Api): Promise<void> => {
  for await (const states of await api.balancing.watch()) {
    const working = states.filter(({ phase }) => phase === 'starting' || phase === 'running');
    for (const { id } of working) await api.balancing.stop({ id });
    return;
  }
};

// The keys of the application work from its first paint on.
const openApplication = async (page: Page, server: BrowserServer): Promise<void> => {
  await page.goto(await server.mintAddress());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

/** The `test` of every end-to-end spec in a browser: `page` is opened on the start page, in English. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({ browserName }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), `nexus-${browserName}-`));
      const server = await startBrowserServer(dataDir);
      await use(server);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  api: [
    async ({ server }, use) => {
      const bridge = await openBridge(server);
      await use(bridge.api);
      bridge.close();
    },
    { scope: 'worker' },
  ],
  speed: [40, { option: true }],
  cleanDesk: [
    async ({ api }, use) => {
      await closeOpenJobs(api);
      await stopControllers(api);
      await api.backEnd.stop();
      const lastRoute = '/';
      await api.app.saveSettings({
        language: null,
        theme: null,
        country: 'CZ',
        isMuted: true,
        person,
        lastRoute,
      });
      await use();
    },
    { auto: true },
  ],
  site: async ({ api, server, speed }, use) => {
    await use(await restartPractice(api, server.dataDir, speed));
  },
  page: async ({ page, server }, use) => {
    await openApplication(page, server);
    await use(page);
  },
  openWindow: async ({ browser, server }, use) => {
    const pages: Page[] = [];
    await use(async () => {
      const context = await browser.newContext({ locale: 'en' });
      const page = await context.newPage();
      pages.push(page);
      await openApplication(page, server);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});
