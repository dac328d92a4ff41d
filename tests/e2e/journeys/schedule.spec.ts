import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('a window is added, refused, corrected, written and proven, and so is the start mode', async ({
  page,
  site,
}) => {
  const [charger] = site.chargers;
  await openCharger(page, charger);
  await toSection(page, 'Schedule');
  await expect(page.getByText('Charging is possible at any time')).toBeVisible();
  await page.getByRole('button', { name: 'Add window' }).click();
  await expect(page.getByText('1. Mon–Fri, 22:00–06:00 the next day')).toBeVisible();
  await page.getByRole('textbox', { name: 'To' }).fill('22:00');
  await page.getByRole('textbox', { name: 'To' }).blur();
  await expect(page.getByText('Window 1 stops where it starts. Choose another end.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Plan/ })).toBeDisabled();
  await page.getByRole('button', { name: 'To: 15 minutes later' }).click();
  await expect(page.getByText('1. Mon–Fri, 22:00–22:15')).toBeVisible();
  await page.getByRole('textbox', { name: 'To' }).fill('5:30');
  await page.getByRole('button', { name: 'Sat', exact: true }).click();
  await page.getByRole('textbox', { name: 'Highest current' }).fill('10');
  await page.getByLabel('Energy in kWh').fill('12.5');
  await page.getByText('Schedule only', { exact: true }).click();
  await page.getByRole('button', { name: /^Plan \d+ changes$/ }).click();
  await page.getByRole('button', { name: /^Write \d+ values$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof');
  expect(await site.truth(charger.serial)).toMatchObject({
    'settings.startMode': 4,
    'schedule.1.flags': 0x8000 | 0b011_1111,
    'schedule.1.start': 22 * 60,
    'schedule.1.stop': 5 * 60 + 30,
    'schedule.1.current': 10,
    'schedule.1.energy': 12_500,
  });
  await page.getByRole('button', { name: 'Back to the values' }).click();
  await page.getByRole('button', { name: 'Turn off window 1' }).click();
  await expect(page.getByText('no window is enabled: it will never charge')).toBeVisible();
  await page.getByRole('button', { name: 'Undo window 1' }).click();
  await expect(page.getByText('it will never charge')).toBeHidden();
});

test('a window is added and moved by quarters of an hour with keys alone', async ({ page, site }) => {
  const [charger] = site.chargers;
  await openCharger(page, charger);
  const keys = keyboardOf(page);
  await keys.tabTo(page.getByRole('link', { name: 'Schedule' }));
  await page.keyboard.press('Enter');
  await keys.press('Add window');
  await keys.tabTo(page.getByRole('group', { name: /^Window 1/ }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByText('1. Mon–Fri, 22:30–06:15 the next day')).toBeVisible();
  await keys.tabTo(page.getByRole('textbox', { name: 'From' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('1. Mon–Fri, 22:15–06:15 the next day')).toBeVisible();
  await keys.press(/^Plan \d+ changes$/);
  await keys.press(/^Write \d+ values$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof');
  expect(await site.truth(charger.serial)).toMatchObject({
    'schedule.1.start': 1335,
    'schedule.1.stop': 375,
  });
});
