import { openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('faults and their guide are tidy in every theme, size and language', async ({ page, site }) => {
  test.setTimeout(300_000);
  const [charger] = site.chargers;
  await openCharger(page, charger);
  const { look, faults } = walkScreens(page, 'faults');
  await toSection(page, 'Faults');
  await expect(page.getByRole('heading', { name: 'No fault' })).toBeVisible();
  await look('none');
  await site.act(charger.serial, 'faults', { codes: [3, 10, 2] });
  await expect(page.getByRole('article')).toHaveCount(3);
  await look('three');
  await page.getByRole('link', { name: 'What a fault means' }).click();
  await page.getByLabel('Search the faults').fill('25');
  await expect(page.getByText('One fault')).toBeVisible();
  await look('guide');
  expect(faults()).toEqual([]);
});
