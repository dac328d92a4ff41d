import { beginJob } from '#tests/e2e/support/jobOverBridge.ts';
import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { expectStep, openJob } from '#tests/e2e/support/wizard.ts';

test('a charger on its own circuit is commissioned with the keyboard alone', async ({ page, api, site }) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  const keys = keyboardOf(page);
  await keys.press(/^New charger on its own circuit/);
  await expectStep(page, 'New charger on its own circuit');
  const sites = page.getByLabel('Site', { exact: true });
  await expect(page.getByLabel('Socket label')).toBeVisible();
  if (await sites.isVisible()) {
    await keys.tabTo(sites);
    await page.keyboard.press('End');
  }
  await keys.type('Name of the site', 'Tastaturhof');
  await keys.type('Socket label', 'Keyboard 1');
  await page.keyboard.press('Enter');

  await expectStep(page, 'Charger');
  await keys.press(`Choose ${charger.name}`);
  await expect(page.getByLabel('PIN of the charger')).toBeFocused();
  await page.keyboard.type(charger.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/\d+ values saved/)).toBeVisible();
  await keys.press('Next');

  await expectStep(page, 'At the board');
  await keys.choose('What is the charger plugged into?', 'CEE red 16 A');
  await keys.type('Circuit breaker', '16');
  await keys.choose('Characteristic', 'B');
  await keys.choose('RCD of this circuit', 'Type A with 6 mA DC detection');
  await keys.choose('Rated residual current', '30 mA');
  await keys.choose('Does the RCD protect only this point?', 'Yes');
  await keys.choose('Earthing system of this circuit', 'TN-S');
  await keys.choose('Cable to the socket, copper', '4 mm²');
  await keys.choose('Laying method', 'C: on or in the wall');
  await keys.choose('Does the cable or the board get as warm as 40 °C?', 'No');
  await keys.choose('Breakers side by side under load for hours', 'Only this one');
  const measurements = page.getByText('Measurements from the inspection report');
  await keys.tabTo(measurements);
  await page.keyboard.press('Enter');
  await keys.type('Continuity of PE', '0.3');
  await keys.type('Loop impedance', '0.8');
  await keys.type('RCD trip time at 1×IΔn', '120');
  await keys.type('Report number', 'R-7');
  await keys.tabTo(page.getByLabel('Date of the report'));
  await page.keyboard.type('11202026');
  await keys.press('Next');

  await expectStep(page, 'Review and write');
  await keys.press(/^Write \d+ values?$/);
  await keys.press('Plug the practice car in');
  await expect(page.getByRole('button', { name: 'Unplug the practice car' })).toBeVisible();
  await keys.press('Prove with a car');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible({ timeout: 45_000 });
  await keys.press('Next');
  await expectStep(page, 'Prove');
  await keys.press('Hand over');
  await expectStep(page, 'Hand over');
  await keys.press('Close the job');
  await expect(page.getByText('Commissioned', { exact: true })).toBeVisible();

  expect(await site.truth(charger.serial)).toMatchObject({
    'settings.maxCurrent': 16,
    'settings.installLimit': 16,
    'modbus.flags': 0,
  });
  const [job] = await api.jobs.list({ openOnly: false });
  expect(job).toMatchObject({ socketLabel: 'Keyboard 1', result: 'commissioned' });
  const { entries } = await api.log.entries({ filter: { jobId: job?.id ?? '' }, limit: 100 });
  expect(entries[0]).toMatchObject({ kind: 'verdict', outcome: 'commissioned', practice: true });
});

test('the network is tried and the point of no return is passed with the keyboard alone', async ({
  page,
  api,
  site,
}) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  const { id } = await beginJob({ api, site }, { kind: 'load-balancing', siteName: 'Tastaturhof' });
  await api.jobs.save({ id, step: 'network' });
  await openJob(page, id);
  const keys = keyboardOf(page);
  await expectStep(page, 'Network and control');
  await keys.tabTo(page.getByRole('group', { name: 'Who sets the current from tomorrow on?' }));
  await page.keyboard.press('Space');
  await keys.type('Network name (SSID)', site.wifi.ssid);
  await keys.type('Password', site.wifi.password);
  await keys.choose('Is the address reserved in the router?', 'Yes');
  await keys.type('Refresh period of the controller', '5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Joined', { exact: true })).toBeVisible();
  await keys.press('Next');
  await keys.press(/^Write \d+ values?$/);
  await keys.press('No car here');
  await keys.press('Go on to Modbus TCP');
  await keys.type('New PIN', '482917');
  await keys.type('New PIN again', '482917');
  await page.keyboard.press('Enter');
  await keys.hold('Turn Bluetooth off', () => expectStep(page, 'Prove'));
  expect(await site.truth(charger.serial)).toMatchObject({ 'modbus.flags': 3 });
  expect((await api.jobs.list({ openOnly: true })).find((job) => job.id === id)).toMatchObject({
    step: 'prove',
  });
});
