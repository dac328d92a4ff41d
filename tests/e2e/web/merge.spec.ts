import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

test('a write that somebody else overtook stops, shows a merge and goes on with what was chosen', async ({
  page,
  site,
  api,
}) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  const { id: deviceId } = await api.devices.open({ target: `ble:${charger.serial}` });
  await api.devices.unlock({ id: deviceId, pin: charger.pin });
  await page.goto(`${new URL(page.url()).origin}/#/chargers/${deviceId}/configuration`);
  const search = page.getByLabel('Search the values');
  const edit = async (name: string, label: string, value: string) => {
    await search.fill(name);
    await page.getByLabel(label, { exact: true }).fill(value);
  };
  await edit('settings.maxCurrent', 'Highest charging current', '13');
  await edit('settings.soundVolume', 'Volume', '10');
  await page.getByRole('button', { name: 'Plan 2 changes' }).click();
  await expect(page.getByRole('button', { name: 'Write 2 values' })).toBeVisible();

  // The other window is quicker.
  const wanted = {
    values: { 'settings.maxCurrent': 10, 'display.brightness': 40 },
    ...{ secrets: {}, newPin: null, rewriteSecrets: false, generation: null },
  };
  const other = { deviceId, siteId: null, person: 'Jana' };
  for await (const event of await api.configuration.apply({ ...other, ...wanted })) {
    expect(event.kind).not.toBe('failed');
  }

  await page.getByRole('button', { name: 'Write 2 values' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merge');
  await expect(page.getByText('Only somebody else: stays')).toBeVisible();
  const { look, faults } = walkScreens(page, 'merge');
  await look('conflict');
  expect(faults()).toEqual([]);
  // The lower current is suggested; by keys the other one is chosen and taken back.
  const theirs = page.getByRole('radio', { name: /^Keep theirs: 10/ });
  await expect(theirs).toBeChecked();
  await theirs.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /^Take mine: 13/ })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Plan 2 changes' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Plan 1 change' }).click();
  await page.getByRole('button', { name: 'Write 1 value' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof');
  expect(await site.truth(charger.serial)).toMatchObject({
    'settings.maxCurrent': 10,
    'display.brightness': 40,
    'settings.soundVolume': 10,
  });
});
