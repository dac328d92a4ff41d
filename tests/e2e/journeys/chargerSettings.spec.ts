import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('three settings are written at once, proven, and one is refused beyond its bounds', async ({
  page,
  site,
}) => {
  const [charger] = site.chargers;
  await openCharger(page, charger);
  await toSection(page, 'Settings');
  await page.getByLabel('Language of the display').selectOption('German');
  await page.getByLabel('Brightness of the display', { exact: true }).fill('101');
  await expect(page.getByText(/^Not possible yet|fit/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Plan / })).toBeDisabled();
  await page.getByLabel('Brightness of the display', { exact: true }).fill('100');
  await page.getByLabel('Volume').fill('0');
  await page.getByRole('button', { name: /^Plan 3 / }).click();
  await page.getByRole('button', { name: 'Write 3 values' }).click();
  await expect(page.getByText('in force').first()).toBeVisible({ timeout: 30_000 });
  expect(await site.truth(charger.serial)).toMatchObject({
    'settings.language': 'de',
    'display.brightness': 100,
    'settings.soundVolume': 0,
  });
});

test('the clock is set, the zone previewed, and the PIN changed', async ({ page, site }) => {
  const [charger] = site.chargers;
  await site.act(charger.serial, 'clock', { epoch: 86_400 });
  await openCharger(page, charger);
  await toSection(page, 'Settings');
  await expect(page.getByText(/It has lost its time\.|is not set\./)).toBeVisible();
  await page.getByRole('button', { name: 'Set the clock of the charger' }).click();
  await expect(page.getByText('Set and read back: the clock is right.')).toBeVisible();
  await page.getByLabel('Time zone', { exact: true }).selectOption('Atlantic/Reykjavik');
  await expect(page.getByText('The clock is never put forward or back there.')).toBeVisible();
  await page.getByLabel('Time zone', { exact: true }).selectOption('Europe/Prague');
  await expect(page.getByText(/^Put forward on \d/)).toBeVisible();

  await page.getByLabel('New PIN', { exact: true }).fill('000000');
  await page.getByLabel('New PIN once more').fill('000000');
  await expect(page.getByRole('button', { name: 'Change PIN' })).toBeDisabled();
  await page.getByLabel('New PIN', { exact: true }).fill('481537');
  await page.getByLabel('New PIN once more').fill('481537');
  await page.getByRole('button', { name: 'Change PIN' }).click();
  await expect(page.getByText('The PIN was changed. This program does not know it.')).toBeVisible();
});

test.describe('slowly enough for the charger to answer before it goes', () => {
  test.use({ speed: 5 });

  test('a factory reset is found, explained and held with keys alone', async ({ page, site }) => {
    const [charger] = site.chargers;
    await openCharger(page, charger);
    const keys = keyboardOf(page);
    await toSection(page, 'Settings');
    await keys.tabTo(page.getByLabel('Search these settings'));
    await page.keyboard.type('factory');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Restart and factory reset']);
    const reset = page.getByRole('button', { name: 'Reset to factory values' });
    await site.act(charger.serial, 'car', { action: 'plug' });
    await expect(reset).toBeDisabled();
    await site.act(charger.serial, 'car', { action: 'unplug' });
    await expect(reset).toBeEnabled();
    await keys.tabTo(reset);
    await page.keyboard.down('Enter');
    await expect(page.getByText('The charger goes back to its factory values')).toBeVisible();
    await page.keyboard.up('Enter');
  });
});
