import type { Page } from '@playwright/test';
import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import type { PracticeSite } from '#tests/e2e/support/practiceSite.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

const inForce = (page: Page, amps: number) =>
  expect(
    page.getByRole('main').getByText(`${amps}\u202fA`, { exact: true }).filter({ visible: true }).first(),
  ).toBeVisible();

const noAlerts = async (site: PracticeSite) => {
  for (const { serial } of site.chargers) await site.act(serial, 'faults', { codes: [] });
};

test('a charge is watched, paused, ended and its end told', async ({ page, site, api }) => {
  test.setTimeout(90_000);
  const [charger] = site.chargers;
  const fromMs = Date.now();
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await expect(page.getByText('Enter the PIN to control.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeDisabled();
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByRole('button', { name: 'Unlock charger' }).click();
  await expect(page.getByText('No car is plugged in.')).toBeVisible();

  await site.act(charger.serial, 'car', { action: 'plug' });
  await expect(page.getByText(/^Charging with/)).toBeVisible();
  await inForce(page, 6);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused, and read back.')).toBeVisible();
  expect(await site.truth(charger.serial)).toMatchObject({ 'control.enable': 0 });
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/^Charging with/)).toBeVisible();

  await page.getByRole('button', { name: '60 min' }).click();
  await expect(page.getByRole('button', { name: '60 min' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByText('As a table: means per minute').click();
  await expect(page.getByRole('table', { name: 'As a table: means per minute' })).toBeVisible();

  await page.getByRole('button', { name: 'Stop charging' }).click();
  await expect(page.getByText('The charger ended charging.')).toBeVisible();
  await site.act(charger.serial, 'car', { action: 'unplug' });
  await page.getByRole('button', { name: /^(One alert|\d+ alerts)/ }).click();
  await expect(
    page
      .getByRole('list', { name: 'Alerts' })
      .getByText(/^Charging ended/)
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Remove what is over' }).click();
  await expect(page.getByText('No alerts')).toBeVisible();
  const { entries } = await api.log.entries({
    filter: { chargerSerial: charger.serial, kinds: ['write'], fromMs },
    limit: 10,
  });
  expect(entries.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
});

test('a fault stands on every page of its charger until it is over', async ({ page, site }) => {
  const [charger] = site.chargers;
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await site.act(charger.serial, 'faults', { codes: [4] });
  const bar = page.getByRole('region', { name: 'Faults of this charger' });
  await expect(bar).toContainText('Fault: Contactor does not close');
  await page.getByRole('link', { name: 'Configuration' }).click();
  await expect(bar).toBeVisible();
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Faults are always shown')).toBeVisible();
  await page.getByRole('button', { name: /A charger has a fault/ }).click();
  const fault = page.getByRole('listitem').filter({ hasText: 'Contactor does not close' });
  await fault.getByRole('link', { name: `Show charger ${charger.name}` }).click();
  await expect(bar).toBeVisible();
  await noAlerts(site);
  await expect(bar).toBeHidden();
});

test('the current is set and the charge is told to pause with the keyboard alone', async ({ page, site }) => {
  test.setTimeout(90_000);
  const [charger] = site.chargers;
  const keys = keyboardOf(page);
  await keys.tabTo(page.getByRole('link', { name: 'Chargers' }));
  await page.keyboard.press('Enter');
  await keys.press(`Connect to ${charger.name}`);
  await keys.type('PIN of the charger', charger.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Open with the PIN')).toBeVisible();
  await site.act(charger.serial, 'car', { action: 'plug' });
  await expect(page.getByText(/^Charging with/)).toBeVisible();

  await keys.tabTo(page.getByRole('application'));
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('#hour-readout')).toContainText('Limit');
  await page.keyboard.press('-');
  await expect(page.getByRole('button', { name: '15 min' })).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').locator('input')).toBeFocused();
  await page.keyboard.type('Current ·');
  await expect(page.getByRole('dialog').getByRole('option').first()).toHaveText(/^Current ·/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Charging current');
  await expect(page.getByText('At most 16\u202fA. Limit: coding of the mains plug.')).toBeVisible();
  await keys.type('Highest charging current', '20');
  await expect(page.getByText('The mains plug is coded for 16\u202fA.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Write current' })).toBeDisabled();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('12');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof of the current');
  expect(await site.truth(charger.serial)).toMatchObject({ 'settings.maxCurrent': 13 });
  await keys.press('Back to the values');
  await inForce(page, 13);

  await page.keyboard.press('Alt+ArrowLeft');
  await keys.press('Pause');
  await expect(page.getByText('Paused, and read back.')).toBeVisible();
  expect(await site.truth(charger.serial)).toMatchObject({ 'control.enable': 0 });
});

test('after the link is lost nothing passes for live, and one button brings it back', async ({
  page,
  site,
}) => {
  const [charger] = site.chargers;
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByRole('button', { name: 'Unlock charger' }).click();
  await expect(page.getByRole('button', { name: 'Let it show itself' })).toBeVisible();
  await site.act(charger.serial, 'faults', { dropLink: true });
  await expect(page.getByText(`No connection to ${charger.name}.`)).toBeVisible();
  await expect(page.getByText(/^Not live: last measured/).first()).toBeVisible();
  await expect(page.getByText('Open with the PIN')).toBeHidden();
  await page.getByRole('button', { name: 'Connect again' }).click();
  await expect(page.getByText(`No connection to ${charger.name}.`)).toBeHidden();
  await expect(page.getByText(/^Not live/)).toHaveCount(0);
  await expect(page.getByText('Open with the PIN')).toBeVisible();
});
