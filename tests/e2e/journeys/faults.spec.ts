import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { openCharger, toSection } from '#tests/e2e/support/openedCharger.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('a fault is explained, cleared with its cause, and kept in the log', async ({ page, site }) => {
  const [{ serial }] = site.chargers;
  await openCharger(page, site.chargers[0]);
  await toSection(page, 'Faults');
  await expect(page.getByRole('heading', { name: 'No fault' })).toBeVisible();

  await site.act(serial, 'faults', { codes: [2, 12] });
  const fault = page.getByRole('article', { name: 'Residual current AC' });
  await expect(fault.getByText('Switch the breaker off, then unplug the car.')).toBeVisible();
  await expect(fault.getByText('Call a qualified electrician at once.')).toBeVisible();
  // The dangerous one first.
  await expect(page.getByRole('article').first()).toContainText('Residual current AC');
  const clear = page.getByRole('button', { name: 'Clear 2 faults' });
  await expect(clear).toBeDisabled();
  await expect(page.getByText('Still active: Residual current AC. Remove the cause first.')).toBeVisible();

  await site.act(serial, 'faults', { codes: [] });
  await expect(page.getByText('Choose the cause first: Residual current AC.')).toBeVisible();
  await page.getByLabel('Cause found for “Residual current AC”').selectOption('Moisture, dried and tested');
  await clear.click();
  await expect(page.getByRole('heading', { name: 'No fault' })).toBeVisible();
  const history = page.getByRole('list', { name: 'Faults in the log' });
  await expect(history.getByText('Cleared: Residual current AC (Moisture, dried and tested)')).toBeVisible();

  // Never twice in ten minutes.
  await site.act(serial, 'faults', { codes: [12] });
  await site.act(serial, 'faults', { codes: [] });
  await expect(page.getByText(/^Faults were cleared a short while ago\. Possible again in /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Clear fault' })).toBeDisabled();
});

test('what a fault means is found with keys alone and without a charger', async ({ page }) => {
  const keys = keyboardOf(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
  await page.keyboard.type('welded');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What a fault means');
  await expect(
    page.getByText('Switch the breaker off first. Do not pull the plug under voltage.'),
  ).toBeVisible();
  await keys.tabTo(page.getByLabel('Search the faults'));
  await page.keyboard.type('ventilation');
  await expect(page.getByText('One fault')).toBeVisible();
  await expect(
    page.getByText('Unplug the car. Charge it in the open at a suitable charging station.'),
  ).toBeVisible();
});
