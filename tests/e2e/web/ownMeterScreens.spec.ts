import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { answerBoard, beginOnStartPage, openCharger, press } from '#tests/e2e/support/wizard.ts';

test('the questions about the own meter are tidy in every theme, size and language', async ({
  page,
  site,
}) => {
  test.setTimeout(240_000);
  const [charger] = site.chargers;
  await beginOnStartPage(page, { card: 'Load balancing', site: 'Dům obrazovky', socket: 'Garage 1' });
  await openCharger(page, charger);
  await press(page, 'Next');
  await answerBoard(page, { withSupply: true });
  await press(page, 'Next');
  await page.getByRole('radio', { name: /^The charger with its own meter/ }).check();
  await page.getByRole('radio', { name: /^Modbus TCP meter/ }).check();
  await expect(page.getByLabel('Type of the meter')).toBeVisible();
  await page.getByLabel('Type of the meter').scrollIntoViewIfNeeded();
  const { look, faults } = walkScreens(page, 'own-meter');
  await look('questions');
  expect(faults()).toEqual([]);
});
