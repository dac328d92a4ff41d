import { expect, test } from '#tests/e2e/support/test.ts';

test('a value is edited, planned, written, proven and taken back on the configuration page', async ({
  page,
  site,
  api,
}) => {
  const [charger] = site.chargers;
  const fromMs = Date.now();
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByRole('button', { name: 'Unlock charger' }).click();
  const pages = page.getByRole('navigation', { name: 'Pages of this charger' });
  await pages.getByRole('link', { name: 'Configuration' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Configuration');
  await page.getByLabel('Search the values').fill('settings.maxCurrent');
  await page.getByLabel('Highest charging current', { exact: true }).fill('13');
  await page.getByRole('button', { name: 'Plan 1 change' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan');
  expect(await site.truth(charger.serial)).toMatchObject({ 'settings.maxCurrent': 6 });
  await page.getByRole('button', { name: 'Write 1 value' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof');
  expect(await site.truth(charger.serial)).toMatchObject({ 'settings.maxCurrent': 13 });

  await page.getByRole('button', { name: 'Go back to before' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Go back to an earlier state');
  await expect(page.getByText('a counter, it goes on').first()).toBeVisible();
  await page.getByRole('button', { name: 'Write 1 value' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof');
  expect(await site.truth(charger.serial)).toMatchObject({ 'settings.maxCurrent': 6 });
  const { entries } = await api.log.entries({
    filter: { chargerSerial: charger.serial, kinds: ['write'], fromMs },
    limit: 10,
  });
  expect(entries.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
});
