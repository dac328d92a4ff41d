import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Bridge, openBridge } from '#tests/e2e/support/bridge.ts';
import { type BrowserServer, startBrowserServer } from '#tests/e2e/support/browserServer.ts';
import { beginJob } from '#tests/e2e/support/jobOverBridge.ts';
import { type PracticeSite, restartPractice, startPractice } from '#tests/e2e/support/practiceSite.ts';
import { openJob, press, proveWithCar, statusLine, writeSettings } from '#tests/e2e/support/wizard.ts';

interface Running {
  readonly server: BrowserServer;
  readonly bridge: Bridge;
  readonly site: PracticeSite;
}

const speed = 40;

/** A browser mode of this test alone, because it is killed and started again. */
const test = base.extend<{ dataDir: string; start: (again?: 'again') => Promise<Running> }>({
  dataDir: async ({ browserName }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), `nexus-${browserName}-`));
    await use(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  },
  start: async ({ dataDir }, use) => {
    const running: Running[] = [];
    await use(async (again) => {
      const server = await startBrowserServer(dataDir);
      const bridge = await openBridge(server);
      const site = await (again ? startPractice : restartPractice)(bridge.api, dataDir, speed);
      running.push({ server, bridge, site });
      return { server, bridge, site };
    });
    for (const { server, bridge } of running) {
      bridge.close();
      await server.stop();
    }
  },
});

const goOn = async (page: Page, server: BrowserServer, pin: string): Promise<void> => {
  await page.goto(await server.mintAddress());
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await page.getByRole('link', { name: 'Go on' }).click();
  await press(page, 'Connect charger');
  await page.getByLabel('PIN of the charger').fill(pin);
  await press(page, 'Open and read charger');
};

test('a job goes on after the program was killed, with the PIN asked for again', async ({ page, start }) => {
  test.setTimeout(90_000);
  const first = await start();
  const [charger] = first.site.chargers;
  const { id } = await beginJob(
    { api: first.bridge.api, site: first.site },
    { kind: 'own-circuit', siteName: 'Dům Žabovřesky' },
  );
  await first.bridge.api.jobs.save({ id, step: 'review' });
  await page.goto(await first.server.mintAddress());
  await openJob(page, id);
  await writeSettings(page);
  await first.server.kill();
  await expect(page.getByRole('alert')).toContainText('connection to the application is lost');

  const second = await start('again');
  await goOn(page, second.server, charger.pin);
  await expect(statusLine(page)).toHaveText(
    'Charger now: 16 A, Bluetooth on, settings written, not yet proven.',
  );
  await proveWithCar(page);
  expect(await second.site.truth(charger.serial)).toMatchObject({ 'settings.maxCurrent': 16 });
  expect(await second.bridge.api.log.verify()).toMatchObject({ brokenAt: null });
});

test('a program killed while it writes says what is known and reads before it goes on', async ({
  page,
  start,
}) => {
  test.setTimeout(90_000);
  const first = await start();
  const { api } = first.bridge;
  const [charger] = first.site.chargers;
  const { id } = await beginJob(
    { api, site: first.site },
    { kind: 'own-circuit', siteName: 'Dům Žabovřesky' },
  );
  await api.jobs.save({ id, step: 'review' });
  await page.goto(await first.server.mintAddress());
  await openJob(page, id);
  await expect(page.getByRole('button', { name: /^Write \d+ values?$/ })).toBeEnabled();
  await first.site.act(charger.serial, 'faults', { radio: { latencyMs: 400 } });
  await press(page, /^Write \d+ values?$/);
  const intents = async () =>
    (await api.log.entries({ filter: { jobId: id, kinds: ['intent'] }, limit: 10 })).total;
  await expect.poll(intents).toBeGreaterThan(0);
  await first.server.kill();

  const second = await start('again');
  await goOn(page, second.server, charger.pin);
  await expect(page.getByRole('alert').filter({ hasText: 'Writing was interrupted' })).toBeVisible();
  const { entries } = await second.bridge.api.log.entries({
    filter: { jobId: id, kinds: ['interrupted'] },
    limit: 10,
  });
  expect(entries).toHaveLength(1);
  await writeSettings(page);
  expect(await second.site.truth(charger.serial)).toMatchObject({ 'settings.maxCurrent': 16 });
});
