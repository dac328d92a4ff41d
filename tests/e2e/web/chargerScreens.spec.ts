import { chargeOnce, openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('the pages of a charger are tidy in every theme, size and language', async ({ page, site }) => {
  test.setTimeout(300_000);
  const [, charger] = site.chargers;
  await openCharger(page, charger);
  const { look, glance, faults } = walkScreens(page, 'charger');

  await toSection(page, 'Schedule');
  await expect(page.getByRole('heading', { name: 'No windows' })).toBeVisible();
  await look('schedule-empty');
  await page.getByRole('button', { name: 'Add window' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Add window' }).click();
  await page.getByText('Do not charge in this time').click();
  await look('schedule');
  await page.getByRole('button', { name: 'Undo all' }).click();

  await toSection(page, 'Cards');
  await expect(page.getByRole('heading', { name: 'No cards yet' })).toBeVisible();
  await look('cards-empty');
  await page.getByRole('button', { name: 'Add card' }).click();
  await page.getByRole('dialog').getByText('Own limit').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add to the list' }).click();
  await look('card-add');
  await page.getByLabel('Number of the card').fill('04a3b2c1d4e5f6');
  await page.getByRole('textbox', { name: 'Limit of the card' }).fill('10');
  await page.getByRole('dialog').getByRole('button', { name: 'Add to the list' }).click();
  await look('cards');
  await page.getByRole('button', { name: 'Undo all' }).click();
  await page.getByRole('button', { name: 'Learn next card' }).click();
  await expect(page.getByText('No card was held to')).toBeVisible();
  await glance('card-none');
  await page.getByRole('button', { name: 'Wait again' }).click();
  await page.getByRole('button', { name: 'Hold practice card to the reader' }).click();
  await expect(page.getByRole('dialog').getByText('Learned')).toBeVisible();
  await glance('card-learned');
  await page.keyboard.press('Escape');

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
