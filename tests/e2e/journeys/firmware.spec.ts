import type { Page } from '@playwright/test';
import { uploadPieceBytes } from '#shared/contract/firmware.ts';
import type { Api } from '#tests/e2e/support/bridge.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { makePackage } from '#tests/support/practiceFirmware.ts';

const openFirmware = async (page: Page, charger: { name: string; pin: string }) => {
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByRole('button', { name: 'Unlock charger' }).click();
  await page
    .getByRole('navigation', { name: 'Pages of this charger' })
    .getByRole('link', { name: 'Firmware' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Firmware');
};

const takeIn = async (api: Api, bytes: Buffer): Promise<void> => {
  const upload = { uploadId: 'over-the-bridge', fileName: 'big.nexusfw', total: bytes.length };
  for (let at = 0; at < bytes.length; at += uploadPieceBytes) {
    const base64 = bytes.subarray(at, at + uploadPieceBytes).toString('base64');
    await api.firmware.import({ ...upload, at, base64 });
  }
};

test('a firmware is looked at, installed and confirmed by mouse', async ({ page, site, api }) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  await openFirmware(page, charger);
  await expect(page.getByText('Firmware 2.0.0 is newer and fits this charger.')).toBeVisible();
  await expect(page.getByText('Firmware 2.0.0 brings it, where the hardware has it.')).toBeVisible();
  await page.getByRole('button', { name: 'Show 1.5.0' }).click();
  await expect(page.getByRole('heading', { name: 'What is new' })).toBeVisible();
  await expect(page.getByText('An older firmware can be installed again.')).toBeVisible();

  await site.act(charger.serial, 'car', { action: 'plug' });
  await expect(page.getByText(/A car is plugged in/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Install 1.5.0' })).toBeDisabled();
  await site.act(charger.serial, 'car', { action: 'unplug' });
  await expect(page.getByText('No car is plugged in.')).toBeVisible();
  await page.getByRole('button', { name: 'Install 1.5.0' }).click();
  await expect(page.getByText('Firmware 1.5.0 is installed and confirmed.')).toBeVisible({ timeout: 60_000 });
  expect(await site.truth(charger.serial)).toMatchObject({ 'identity.firmware': '1.5.0', 'file.state': 0 });
  await page.getByRole('button', { name: 'To the overview' }).click();
  await expect(page.getByRole('button', { name: 'Show 1.5.0' })).toBeVisible();
  const { entries } = await api.log.entries({
    filter: { chargerSerial: charger.serial, kinds: ['write'] },
    limit: 1,
  });
  expect(entries.map(({ outcome }) => outcome)).toEqual(['done']);
});

test.describe('with time to reload', () => {
  test.use({ speed: 10 });

  test('an update goes on over a reload, and a second window sees it and its ending', async ({
    page,
    site,
    openWindow,
    api,
  }) => {
    test.setTimeout(120_000);
    const [charger] = site.chargers;
    await takeIn(api, makePackage('--version', '1.8.0', '--payload-bytes', '900000'));
    await openFirmware(page, charger);
    await page.getByRole('button', { name: 'Show 1.8.0' }).click();
    await page.getByRole('button', { name: 'Install 1.8.0' }).click();
    await expect(page.getByText('Sending the firmware')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Update to 1.8.0' })).toBeVisible();
    await expect(page.getByText('Sending the firmware')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Stop the update' })).toBeVisible();
    const other = await openWindow();
    await other.goto(page.url());
    await expect(other.getByRole('heading', { name: 'Update to 1.8.0' })).toBeVisible();
    const ending = 'Firmware 1.8.0 is installed and confirmed.';
    await expect(other.getByText(ending)).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(ending)).toBeVisible();
    await page.reload();
    await expect(page.getByText(ending)).toBeVisible();
    await page.getByRole('button', { name: 'To the overview' }).click();
    await expect(other.getByText('No package', { exact: true })).toBeVisible();
    expect(await site.truth(charger.serial)).toMatchObject({ 'identity.firmware': '1.8.0', 'file.state': 0 });
    await api.firmware.remove({ version: '1.8.0' });
  });
});

test.describe('with time to look', () => {
  // A trial of five minutes lasts thirty seconds.
  test.use({ speed: 10 });

  test('a firmware without a way back is held by keyboard, looked at on trial, and left again', async ({
    page,
    site,
  }) => {
    test.setTimeout(120_000);
    const [charger] = site.chargers;
    await openFirmware(page, charger);
    await page.getByRole('button', { name: 'Show 2.0.0' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/no older firmware can be installed on this charger/)).toBeVisible();
    const keep = page.getByRole('checkbox', { name: /Confirm by itself/ });
    await keep.focus();
    await page.keyboard.press('Space');
    await expect(keep).not.toBeChecked();
    const hold = page.getByRole('button', { name: 'Install 2.0.0 without a way back' });
    await expect(hold).toBeEnabled();
    await hold.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Update to 2.0.0' })).toBeHidden();
    await page.keyboard.down('Enter');
    await expect(page.getByRole('heading', { name: 'Update to 2.0.0' })).toBeVisible();
    await page.keyboard.up('Enter');
    await expect(page.getByText('Firmware 2.0.0 is on trial', { exact: true })).toBeVisible({
      timeout: 60_000,
    });
    await page.getByRole('button', { name: 'Go back now' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Show 2.0.0' })).toBeVisible({ timeout: 60_000 });
    expect(await site.truth(charger.serial)).toMatchObject({
      'identity.firmware': '1.4.2+7',
      'file.state': 0,
    });
  });
});

test('the library takes a sound package and says what is wrong with others', async ({ page }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Open the firmware library' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Firmware library');
  const choose = page.locator('input[type="file"]');
  const take = (name: string, buffer: Buffer) =>
    choose.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const sound = makePackage('--version', '1.6.0');
  await take('cut.nexusfw', sound.subarray(0, 40_000));
  await expect(page.getByText('“cut.nexusfw” is not complete: its end is missing.')).toBeVisible();
  await take('unsigned.nexusfw', makePackage('--version', '1.6.0', '--unsigned'));
  await expect(page.getByText('“unsigned.nexusfw” carries no signature.')).toBeVisible();
  await take('big.nexusfw', makePackage('--version', '1.7.0', '--payload-bytes', '900000'));
  await expect(page.getByText('Firmware 1.7.0 is in the library.')).toBeVisible();
  await take('sound.nexusfw', sound);
  await expect(page.getByText('Firmware 1.6.0 is in the library.')).toBeVisible();
  await take('sound.nexusfw', sound);
  await expect(page.getByText('Firmware 1.6.0 is already in the library.')).toBeVisible();
  await page.getByRole('button', { name: 'Verify 1.6.0' }).click();
  await expect(page.getByText('1.6.0 is whole and signed.')).toBeVisible();
  for (const version of ['1.6.0', '1.7.0']) {
    await page.getByRole('button', { name: `Remove ${version}` }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Remove ${version}` })
      .click();
    await expect(page.getByRole('button', { name: `Verify ${version}` })).toBeHidden();
  }
});
