import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { PracticeState } from '#shared/contract/practice.ts';
import type { Api } from '#tests/e2e/support/bridge.ts';
import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { nameNewSite } from '#tests/e2e/support/wizard.ts';

type Charger = Extract<PracticeState, { kind: 'running' }>['chargers'][number];

const HEADER = 'serial;socket;rotation;settings.maxCurrent;settings.installLimit;failsafe.defaultCurrent';
const RUN_MS = 60_000;

/** A practice site of its own size; the one of the fixture has two chargers. */
const startChargers = async (api: Api, dataDir: string, count: number): Promise<readonly Charger[]> => {
  await api.practice.stop();
  rmSync(join(dataDir, 'practice'), { recursive: true, force: true });
  await api.practice.start({ chargers: count, speed: 40 });
  for await (const state of await api.practice.watch()) if (state.kind === 'running') return state.chargers;
  throw new Error('the practice site did not start');
};

const tableOf = (chargers: readonly Charger[]): string =>
  [HEADER, ...chargers.map(({ serial }, index) => `${serial};Bay ${index + 1};L1L2L3;13 A;16;6`)].join('\n');

const openFleet = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('link', { name: 'Plan many' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fleet plan');
};

const choose = (page: Page, text: string): Promise<void> =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'garages.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

const fillOptions = async (page: Page, pin: string): Promise<void> => {
  await nameNewSite(page, 'Tiefgarage Süd');
  await page.getByLabel('PIN of the chargers').fill(pin);
};

test('a table of five chargers is read, written, and unchanged when written again', async ({
  page,
  api,
  server,
}) => {
  test.setTimeout(180_000);
  const chargers = await startChargers(api, server.dataDir, 5);
  const [first] = chargers;
  await openFleet(page);
  await choose(page, tableOf(chargers));
  await expect(page.getByText('5 chargers', { exact: false }).first()).toBeVisible();
  await page.getByLabel('Limit of the shared circuit', { exact: true }).fill('80');
  await expect(page.getByRole('list', { name: 'What the rules say' })).toContainText('of 80 A');
  await fillOptions(page, first?.pin ?? '');

  await page.getByRole('button', { name: 'Read all chargers' }).click();
  await expect(page.getByText('As just read.', { exact: false })).toBeVisible({ timeout: RUN_MS });
  const matrix = page.getByRole('table', { name: 'What would change' });
  await expect(matrix.getByRole('row', { name: /Bay 5/ })).toContainText('13 A');
  await expect(matrix.getByText('not known')).toHaveCount(0);

  await page.getByRole('button', { name: 'Write 5 chargers', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Result', { timeout: RUN_MS });
  await expect(page.getByText('in force: 5', { exact: true })).toBeVisible();
  const [{ id: siteId, chargers: known } = { id: '', chargers: [] }] = (await api.log.sites()).filter(
    ({ name }) => name === 'Tiefgarage Süd',
  );
  expect(known.map(({ serial }) => serial).toSorted()).toEqual(
    chargers.map(({ serial }) => serial).toSorted(),
  );
  expect(await api.log.verify()).toMatchObject({ brokenAt: null });

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save results as CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^fleet-results-.*\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^practice;2;NX\d+;ble:NX\d+;Bay 1;In force;;$/);

  const before = (await api.log.entries({ filter: { siteId }, limit: 500 })).entries;
  await page.getByRole('button', { name: 'Write 5 chargers again' }).click();
  await expect(page.getByText('unchanged: 5', { exact: true })).toBeVisible({ timeout: RUN_MS });
  const after = (await api.log.entries({ filter: { siteId }, limit: 500 })).entries;
  const writes = (entries: typeof after) => entries.filter(({ kind }) => kind === 'write').length;
  expect(writes(after)).toBe(writes(before));
});

test('a serial that stands twice is refused with its rows, and mistakes with their cells', async ({
  page,
  api,
  server,
}) => {
  const chargers = await startChargers(api, server.dataDir, 2);
  const [one] = chargers;
  await openFleet(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a table to fill in' }).click();
  await choose(page, readFileSync(await (await saved).path(), 'utf8'));
  await expect(page.getByText('2 chargers', { exact: false }).first()).toBeVisible();

  await choose(page, `serial;settings.maxCurrent\n${one?.serial};16 kW\n${one?.serial};99`);
  const problems = page.getByRole('table', { name: 'Problems by row and column' });
  await expect(problems.getByRole('row')).toHaveCount(3);
  await expect(problems.getByRole('row').nth(1)).toContainText('16 kW has another unit');

  await choose(page, `serial;settings.maxCurrent\n${one?.serial};13\n${one?.serial};16`);
  await expect(problems).toBeHidden();
  const findings = page.getByRole('list', { name: 'What the rules say' });
  await expect(findings.getByRole('listitem').first()).toContainText(/stands in several rows: 2–3/);
  await expect(page.getByRole('button', { name: 'Write 2 chargers', exact: true })).toBeDisabled();
  await expect(page.getByText('Nothing is written while a rule refuses the table.')).toBeVisible();
});

test('a site leads to a plan of its own', async ({ page, api }) => {
  const { id } = await api.log.createSite({ name: 'Parkhaus West', country: 'DE', practice: false });
  await page.getByRole('link', { name: 'Sites' }).click();
  await page.getByRole('link', { name: 'Open Parkhaus West' }).click();
  await page.getByRole('link', { name: 'Plan many' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fleet plan');
  await choose(page, 'serial;settings.maxCurrent\nNX-1;13');
  await expect(page.getByLabel('Site', { exact: true })).toHaveValue(id);
});

test('chargers are typed one after the other and written with the keyboard alone', async ({
  page,
  api,
  server,
}) => {
  test.setTimeout(120_000);
  const [first, second] = await startChargers(api, server.dataDir, 2);
  const keys = keyboardOf(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
  await page.keyboard.type('Fleet plan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fleet plan');
  await keys.type('Serial number', first?.serial ?? '');
  await keys.type('Socket label', 'Garage 9');
  await keys.press('13');
  await page.keyboard.press('Tab');
  await keys.press('Begin the table');

  await expect(page.getByLabel('Socket label')).toHaveValue('Garage 10');
  await keys.type('Serial number', second?.serial ?? '');
  await page.keyboard.press('Enter');
  const matrix = page.getByRole('table', { name: 'What would change' });
  await expect(matrix.getByRole('row', { name: /Garage 10/ })).toBeVisible();
  await expect(page.getByLabel('Socket label')).toHaveValue('Garage 11');
  await expect(page.getByLabel('Serial number')).toBeFocused();

  const sites = page.getByLabel('Site', { exact: true });
  if (await sites.isVisible()) {
    await keys.tabTo(sites);
    await page.keyboard.press('End');
  }
  await keys.type('Name of the site', 'Tastaturgarage');
  await keys.type('PIN of the chargers', first?.pin ?? '');
  await keys.tabTo(page.getByRole('group', { name: 'When a charger refuses' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Keep going' })).toBeChecked();
  await keys.press('Write 2 chargers');
  await expect(page.getByText('in force: 2', { exact: true })).toBeVisible({ timeout: RUN_MS });
});
