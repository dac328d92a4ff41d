import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('cards are learned, added, refused, changed and removed, and written with proof', async ({
  page,
  site,
}) => {
  const [charger] = site.chargers;
  await openCharger(page, charger);
  await toSection(page, 'Cards');
  await page.getByRole('button', { name: 'Learn next card' }).click();
  await page.getByRole('button', { name: 'Hold practice card to the reader' }).click();
  await expect(page.getByRole('dialog').getByText('Learned')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('1 of 6 places used')).toBeVisible();
  expect(await site.truth(charger.serial)).toMatchObject({ 'cards.1.flags': 3 });

  await page.getByRole('button', { name: 'Add card' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Number of the card').fill('04:A3:B');
  await dialog.getByRole('button', { name: 'Add to the list' }).click();
  await expect(dialog.getByText('5 digits: one is missing or too many.')).toBeVisible();
  await dialog.getByLabel('Number of the card').fill('0x04 a3-b2.c1');
  await expect(dialog.getByText('Read as 04:A3:B2:C1')).toBeVisible();
  await dialog.getByLabel('Name').fill('Žofie');
  await dialog.getByText('Own limit').click();
  await dialog.getByRole('textbox', { name: 'Limit of the card' }).fill('10');
  await dialog.getByRole('button', { name: 'Add to the list' }).click();
  await expect(page.getByText('2 of 6 places used')).toBeVisible();
  await expect(page.getByText('New, not written')).toBeVisible();
  expect(await site.truth(charger.serial)).toMatchObject({ 'cards.2.flags': 0 });

  await page.getByRole('button', { name: /^Plan \d+ changes$/ }).click();
  await page.getByRole('button', { name: /^Write \d+ values$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof');
  expect(await site.truth(charger.serial)).toMatchObject({ 'cards.2.flags': 3, 'cards.2.length': 4 });
  await page.getByRole('button', { name: 'Back to the values' }).click();

  const cards = page.getByRole('list', { name: 'Cards' });
  await expect(cards.getByText('Žofie')).toBeVisible();
  await expect(page.getByText('New, not written')).toBeHidden();
  await page.getByRole('button', { name: 'Add card' }).click();
  await dialog.getByLabel('Number of the card').fill('04a3b2c1');
  await dialog.getByRole('button', { name: 'Add to the list' }).click();
  await expect(dialog.getByText('This card is already in slot 2 (Žofie).')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove Žofie' }).click();
  await expect(page.getByText('Will be removed')).toBeVisible();
  await page.getByRole('button', { name: 'Undo Žofie' }).click();
  await expect(page.getByText('Will be removed')).toBeHidden();
});

test('a card is added and switched off with keys alone', async ({ page, site }) => {
  const [charger] = site.chargers;
  await openCharger(page, charger);
  const keys = keyboardOf(page);
  await keys.tabTo(page.getByRole('link', { name: 'Cards' }));
  await page.keyboard.press('Enter');
  await keys.press('Add card');
  await keys.type('Number of the card', '04 a3 b2 c1 d4 e5 f6');
  await page.keyboard.press('Enter');
  await keys.press('Deactivate 04:A3:B2:C1:D4:E5:F6');
  await keys.press(/^Plan \d+ changes$/);
  await keys.press(/^Write \d+ values$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof');
  expect(await site.truth(charger.serial)).toMatchObject({ 'cards.1.flags': 1, 'cards.1.length': 7 });
});
