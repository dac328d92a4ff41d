import type { Api } from '#tests/e2e/support/bridge.ts';
import { beginJob } from '#tests/e2e/support/jobOverBridge.ts';
import type { PracticeSite } from '#tests/e2e/support/practiceSite.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { connectAgain, crossOver, openJob, press, setNewPin, statusLine } from '#tests/e2e/support/wizard.ts';
import { goodControl, resultOf } from '#tests/support/jobSteps.ts';

/** A load-balancing job whose settings are written, with only the proof and the doors left. */
const writtenJob = async (api: Api, site: PracticeSite): Promise<string> => {
  const { id } = await beginJob({ api, site }, { kind: 'load-balancing', siteName: 'Dům Žabovřesky' });
  await api.jobs.save({ id, control: goodControl });
  const { ssid, password } = site.wifi;
  const network = { ssid, ipMode: 'dhcp', hasReservation: 'yes' } as const;
  await resultOf(api.jobs.tryWifi({ id, network, password }));
  await api.jobs.save({ id, step: 'review' });
  await resultOf(api.jobs.write({ id }));
  return id;
};

test('a link lost before the point of no return leaves Bluetooth on and the way open', async ({
  page,
  api,
  site,
}) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  const { serial } = charger;
  await openJob(page, await writtenJob(api, site));
  await press(page, 'No car here');
  await press(page, 'Go on to Modbus TCP');
  await expect(page.getByRole('heading', { name: 'New PIN' })).toBeVisible();
  await site.act(serial, 'faults', { dropLink: true });
  await connectAgain(page, charger);
  await setNewPin(page, '482917');
  await site.act(serial, 'faults', { dropLink: true });
  await connectAgain(page, { ...charger, pin: '482917' });
  await expect(page.getByRole('button', { name: 'Turn Bluetooth off' })).toBeVisible();
  await expect(statusLine(page)).toContainText('Bluetooth on');
  expect(await site.truth(serial)).toMatchObject({ 'modbus.flags': 0 });

  await press(page, 'Plug the practice car in');
  await crossOver(page);
  expect(await site.truth(serial)).toMatchObject({ 'modbus.flags': 3 });
});

test('letting go of the button too early turns nothing off', async ({ page, api, site }) => {
  test.setTimeout(90_000);
  await openJob(page, await writtenJob(api, site));
  await press(page, 'No car here');
  await press(page, 'Go on to Modbus TCP');
  await setNewPin(page, '482917');
  const hold = page.getByRole('button', { name: 'Turn Bluetooth off' });
  await expect(hold).toBeEnabled();
  await hold.hover();
  await page.mouse.down();
  const filled = () =>
    hold
      .locator('span')
      .first()
      .evaluate((fill) => fill.getBoundingClientRect().width);
  await expect.poll(filled).toBeGreaterThan(1);
  await page.mouse.up();
  await expect.poll(filled).toBe(0);
  await expect(statusLine(page)).toContainText('Bluetooth on');
  expect(await site.truth(site.chargers[0].serial)).toMatchObject({ 'modbus.flags': 0 });
});

test('undo puts the values as found back and says so', async ({ page, api, site }) => {
  test.setTimeout(90_000);
  const [{ serial }] = site.chargers;
  const before = await site.truth(serial);
  await openJob(page, await writtenJob(api, site));
  await press(page, 'Undo');
  await press(page, 'Write the values back');
  await expect(page.getByRole('dialog').getByRole('table')).toContainText('In force');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await expect(statusLine(page)).toHaveText(
    'Charger now: 6 A, Bluetooth on, settings as found written back.',
  );
  const after = await site.truth(serial);
  for (const point of [
    'settings.maxCurrent',
    'settings.installLimit',
    'wifi.mode',
    'failsafe.defaultCurrent',
  ]) {
    expect([point, after[point]]).toEqual([point, before[point]]);
  }
});
