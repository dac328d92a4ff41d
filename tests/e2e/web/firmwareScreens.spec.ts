import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

// Sending has to last until it was looked at.
test.use({ speed: 1 });

test('the firmware of a charger and the library are tidy in every theme, size and language', async ({
  page,
  site,
  api,
}) => {
  test.setTimeout(300_000);
  const [charger, neighbour] = site.chargers;
  const { id: siteId } = await api.log.createSite({ name: 'Dům Žabovřesky', country: 'CZ', practice: true });
  const { look, glance, faults } = walkScreens(page, 'firmware');
  let deviceId = '';
  for (const { serial, pin } of [neighbour, charger]) {
    const { id } = await api.devices.open({ target: `ble:${serial}` });
    await api.devices.unlock({ id, pin });
    deviceId = id;
    for await (const event of await api.devices.readAll({ id, siteId }))
      expect(event.kind).not.toBe('failed');
    if (serial === neighbour.serial) await api.devices.close({ id });
  }
  await page.goto(`${new URL(page.url()).origin}/#/chargers/${deviceId}/firmware`);
  await expect(page.getByRole('button', { name: 'Show 2.0.0' })).toBeVisible();
  await look('overview');
  await page.getByRole('button', { name: 'Show 2.0.0' }).click();
  await expect(page.getByText('No car is plugged in.')).toBeVisible();
  await look('no-way-back');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Show 1.4.0' }).click();
  await expect(page.getByRole('checkbox', { name: /I want the older firmware/ })).toBeVisible();
  await look('older');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Show 1.5.0' }).click();
  await page.getByRole('checkbox', { name: /Confirm by itself/ }).uncheck();
  await page.getByRole('button', { name: 'Install 1.5.0' }).click();
  // Everything is read and saved first.
  await page.getByText('Sending the firmware').waitFor({ timeout: 60_000 });
  await glance('sending');
  await expect(page.getByText('Firmware 1.5.0 is on trial', { exact: true })).toBeVisible({
    timeout: 90_000,
  });
  await look('trial');
  await page.getByRole('button', { name: 'Confirm 1.5.0' }).click();
  await expect(page.getByRole('button', { name: 'Show 1.5.0' })).toBeVisible({ timeout: 30_000 });
  await look('mixed');
  await page.getByRole('link', { name: 'Firmware library' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Firmware library');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'something.nexusfw',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('something else'),
  });
  await expect(page.getByText('“something.nexusfw” is not a firmware package.')).toBeVisible();
  await look('library');
  expect(faults()).toEqual([]);
});
