import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { finishOwnCircuit } from '#tests/e2e/support/jobOverBridge.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { words } from '#tests/e2e/support/words.ts';

const siteName = 'Dům Žabovřesky';

const openLog = async (page: Page) => {
  await page.getByRole('link', { name: 'Log', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log');
};

const saved = async (page: Page, button: string): Promise<string> => {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return await readFile(await (await downloading).path(), 'utf8');
};

test('the log is searched without diacritics, filtered, opened, saved and verified', async ({
  page,
  api,
  site,
}) => {
  const { id: jobId } = await finishOwnCircuit({ api, site }, siteName);
  const { entries, total } = await api.log.entries({ filter: {}, limit: 500 });
  await openLog(page);
  const count = page.getByRole('main').getByRole('status');
  await expect(count).toHaveText(`${total} entries`);

  await page.getByLabel('Search the log').fill('klice u spravce');
  await expect(count).toHaveText('One entry');
  await expect(page.getByRole('list', { name: 'Log' }).getByRole('button')).toContainText('Verdict');
  await page.getByLabel('Search the log').fill('nothing says this');
  await expect(page.getByText('No entry fits')).toBeVisible();
  await page.getByLabel('Search the log').fill('');

  const writes = entries.filter(({ kind }) => kind === 'write');
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await expect(count).toHaveText(writes.length === 1 ? 'One entry' : `${writes.length} entries`);
  await page.getByRole('list', { name: 'Log' }).getByRole('button').first().click();
  const details = page.getByRole('dialog');
  await expect(details.getByRole('table')).toContainText('In force');
  await expect(details).toContainText('Žofie Nováková');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear filters' }).click();

  const csv = await saved(page, 'Save as CSV');
  expect(csv.trim().split(/\r?\n/).length).toBeGreaterThanOrEqual(total);
  expect(csv).toContain('Žofie Nováková');
  const json = JSON.parse(await saved(page, 'Save as JSON')) as { entries: { jobId: string | null }[] };
  expect(json.entries).toHaveLength(total);
  expect(json.entries.some((entry) => entry.jobId === jobId)).toBe(true);

  await page.getByRole('button', { name: 'Verify log' }).click();
  await expect(page.getByRole('dialog')).toContainText(`The chain is whole: ${total} entries`);
});

test('the page of a site shows its charger and only its entries', async ({ page, api, site }) => {
  const name = 'Hof Äußerer Ring';
  const job = await finishOwnCircuit({ api, site }, name);
  const { total } = await api.log.entries({ filter: { siteId: job.site.id }, limit: 1 });
  await page.getByRole('link', { name: 'Sites' }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByRole('list', { name: 'Chargers' })).toContainText(site.chargers[0].serial);
  await expect(page.getByRole('main').getByRole('status')).toHaveText(`${total} entries`);
});

test('two snapshots are compared, and only what differs is shown', async ({ page, api, site }) => {
  const job = await finishOwnCircuit({ api, site }, 'Chata Řeka');
  const [{ serial, pin }] = site.chargers;
  const device = await api.devices.open({ target: `ble:${serial}` });
  await api.devices.unlock({ id: device.id, pin });
  for await (const event of await api.devices.readAll({ id: device.id, siteId: null })) {
    expect(event.kind).not.toBe('failed');
  }
  await api.devices.close({ id: device.id });
  await openLog(page);
  await page.getByRole('link', { name: 'Compare two moments' }).click();
  await page.getByLabel('Earlier').selectOption(job.asFound?.snapshotId ?? '');
  const table = page.getByRole('main').getByRole('table');
  const label = words('en', 'points', 'settings.maxCurrent');
  await expect(table.getByRole('row', { name: `${label} 6 A 16 A Different` })).toBeVisible();
  await expect(table.getByText('Equal')).toHaveCount(0);
});
