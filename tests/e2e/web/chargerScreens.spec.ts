import { chargeOnce, openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

// A trace of a walk keeps a copy of every screen again.
test.use({ trace: 'off' });

test('the pages of a charger are tidy in every theme, size and language', async ({ page, site }) => {
  test.setTimeout(300_000);
  const [, charger] = site.chargers;
  await openCharger(page, charger);
  const { look, faults } = walkScreens(page, 'charger');

  await toSection(page, 'History');
  await expect(page.getByRole('heading', { name: 'No charges yet' })).toBeVisible();
  await look('history-empty');
  await chargeOnce(site, charger.serial);
  await chargeOnce(site, charger.serial);
  await page.getByRole('button', { name: 'Take over now' }).click();
  await expect(page.getByText('2 in the log')).toBeVisible();
  await look('history');
  expect(faults()).toEqual([]);
});
