import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import {
  answerBoard,
  beginOnStartPage,
  closeJob,
  crossOver,
  joinWifi,
  openCharger,
  press,
  proveWithCar,
  setNewPin,
  writeSettings,
} from '#tests/e2e/support/wizard.ts';

const TEST_MS = 90_000;

test('a charger with its own meter is proven by taking the meter away', async ({ page, site }) => {
  test.setTimeout(180_000);
  const [charger] = site.chargers;
  await beginOnStartPage(page, { card: 'Load balancing', site: 'Dům s měřením', socket: 'Garage 1' });
  await openCharger(page, charger);
  await press(page, 'Next');
  await answerBoard(page, { withSupply: true });
  await press(page, 'Next');
  await page.getByRole('radio', { name: /^The charger with its own meter/ }).check();
  await page.getByRole('radio', { name: /^Current transformers/ }).check();
  await expect(page.getByRole('textbox', { name: 'House fuse' })).toHaveValue('40');
  await page.getByLabel('Network name (SSID)').fill(site.wifi.ssid);
  await page.getByLabel('Password', { exact: true }).fill(site.wifi.password);
  await page.getByRole('group', { name: 'Is the address reserved in the router?' }).getByLabel('Yes').check();
  await joinWifi(page);
  await writeSettings(page);
  await proveWithCar(page);
  await press(page, 'Go on to Modbus TCP');
  await setNewPin(page, '482917');
  await crossOver(page);
  expect(await site.truth(charger.serial)).toMatchObject({ 'loadBalancing.mode': 1 });
  await press(page, 'Plug the practice car in');
  await expect(page.getByRole('button', { name: 'Unplug the practice car' })).toBeVisible();
  await press(page, 'Prove with a car');
  await press(page, 'Connect the practice meter');
  await press(page, 'Take the practice meter away');
  await expect(page.getByText('Connect the meter again')).toBeVisible({ timeout: TEST_MS });
  await press(page, 'Connect the practice meter');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible({ timeout: TEST_MS });
  await closeJob(page, 'meter sealed');
  await expect(page.getByText('Configured', { exact: true })).toBeVisible();
});

test.describe('slowly enough for a controller on a busy machine', () => {
  test.use({ speed: 15 });

  test('a job of this program ends after its controller was seen, the end with keys alone', async ({
    page,
    api,
    site,
  }) => {
    test.setTimeout(180_000);
    const [charger] = site.chargers;
    await beginOnStartPage(page, { card: 'Load balancing', site: 'Dům s řízením', socket: 'Garage 1' });
    await openCharger(page, charger);
    await press(page, 'Next');
    await answerBoard(page, { withSupply: true });
    await press(page, 'Next');
    await page.getByRole('radio', { name: /^This program on a computer that stays/ }).check();
    await page.getByLabel('Network name (SSID)').fill(site.wifi.ssid);
    await page.getByLabel('Password', { exact: true }).fill(site.wifi.password);
    await page
      .getByRole('group', { name: 'Is the address reserved in the router?' })
      .getByLabel('Yes')
      .check();
    await page.getByLabel('Control time-out').fill('30');
    await expect(page.getByRole('radio', { name: /^Yes, with the PIN/ })).toBeChecked();
    await joinWifi(page);
    await writeSettings(page);
    await proveWithCar(page);
    await press(page, 'Go on to Modbus TCP');
    await setNewPin(page, '482917');
    await crossOver(page);
    expect(await site.truth(charger.serial)).toMatchObject({ 'modbus.flags': 7 });
    await proveWithCar(page);
    await expect(page.getByText('One proof is left')).toBeVisible();
    const keys = keyboardOf(page);
    await keys.press('Wait for the controller');
    await keys.press('Put into the plan and start the controller');
    await expect(page.getByRole('button', { name: 'Hand over' })).toBeVisible({ timeout: TEST_MS });
    const [running] = await api.jobs.list({ openOnly: true });
    expect((await api.sitePlan.get({ siteId: running?.siteId ?? '' })).plan?.chargers).toMatchObject([
      { serial: charger.serial, name: 'Garage 1' },
    ]);
    await closeJob(page, 'computer in the cellar');
    await expect(page.getByText('Configured', { exact: true })).toBeVisible();
    for await (const states of await api.balancing.watch()) {
      for (const { id, phase } of states) if (phase === 'running') await api.balancing.stop({ id });
      break;
    }
  });
});
