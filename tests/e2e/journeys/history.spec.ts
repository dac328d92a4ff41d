import { readFileSync } from 'node:fs';
import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { chargeOnce, openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('charges are taken over, summed up, filtered and saved', async ({ page, site }) => {
  const [charger] = site.chargers;
  await chargeOnce(site, charger.serial);
  await openCharger(page, charger);
  await toSection(page, 'History');
  await expect(page.getByText('1 in the charger')).toBeVisible();
  await chargeOnce(site, charger.serial);
  await page.getByRole('button', { name: 'Take over now' }).click();
  await expect(page.getByText(/2 in the charger, \d+ in the log\. 1 was new\./)).toBeVisible();
  const charges = page.getByRole('group', { name: 'Charges' });
  const rows = await charges.getByRole('row').count();
  expect(rows).toBeGreaterThan(2);
  await charges.getByRole('button', { name: 'Energy' }).click();
  await expect(charges.getByRole('columnheader', { name: 'Energy' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );

  await page.getByLabel('To', { exact: true }).fill('2020-01-31');
  await expect(page.getByText('No charge matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(charges.getByRole('row')).toHaveCount(rows);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(rows);
});

test('the history is read and sorted with keys alone', async ({ page, site }) => {
  const [charger] = site.chargers;
  await chargeOnce(site, charger.serial);
  await openCharger(page, charger);
  const keys = keyboardOf(page);
  await keys.tabTo(page.getByRole('link', { name: 'History' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 in the charger')).toBeVisible();
  await keys.press('Begin');
  await expect(page.getByRole('columnheader', { name: 'Begin' })).toHaveAttribute('aria-sort', 'ascending');
});
