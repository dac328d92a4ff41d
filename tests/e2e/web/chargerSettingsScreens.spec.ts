import { openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('the settings of a charger are tidy in every theme, size and language', async ({ page, site }) => {
  test.setTimeout(300_000);
  const [charger] = site.chargers;
  await openCharger(page, charger);
  const { look, faults } = walkScreens(page, 'charger-settings');
  await toSection(page, 'Settings');
  await expect(page.getByLabel('Time zone')).toBeVisible();
  await page.getByLabel('New PIN', { exact: true }).fill('1234');
  await page.getByLabel('New PIN once more').fill('1234');
  await look('top');
  await page.getByLabel('Brightness of the display', { exact: true }).fill('101');
  await look('wrong');
  await page.getByRole('button', { name: 'Reset to factory values' }).scrollIntoViewIfNeeded();
  await look('end');
  expect(faults()).toEqual([]);
});
