import { openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('the manual page is tidy in every theme, size and language', async ({ page, site }) => {
  test.setTimeout(300_000);
  await openCharger(page, site.chargers[0]);
  const { look, faults } = walkScreens(page, 'manual');
  await toSection(page, 'Manual');
  await expect(page.getByRole('button', { name: 'Choose PDF' })).toBeVisible();
  await look('rules');
  expect(faults()).toEqual([]);
});
