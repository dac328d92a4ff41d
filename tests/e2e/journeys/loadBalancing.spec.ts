import { expect, test } from '#tests/e2e/support/test.ts';
import {
  answerBoard,
  answerNetwork,
  beginOnStartPage,
  closeJob,
  crossOver,
  joinWifi,
  openCharger,
  press,
  proveWithCar,
  setNewPin,
  statusLine,
  writeSettings,
} from '#tests/e2e/support/wizard.ts';

test('a load-balancing job goes from the start page to its entries in the log', async ({
  page,
  api,
  site,
}) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  await beginOnStartPage(page, { card: 'Load balancing', site: 'Dům Žabovřesky', socket: 'Garage 1' });
  await openCharger(page, charger);
  await expect(statusLine(page)).toHaveText('Charger now: 6 A, Bluetooth on, nothing written.');
  await press(page, 'Next');
  await answerBoard(page, { withSupply: true });
  await expect(page.getByRole('figure')).toContainText('16 A, limited by the');
  await press(page, 'Next');
  await answerNetwork(page, site.wifi);
  await joinWifi(page);
  await expect(statusLine(page)).toContainText('Wi-Fi written as a trial');
  expect(await site.truth(charger.serial)).toMatchObject({ 'settings.maxCurrent': 6 });

  await writeSettings(page);
  expect(await site.truth(charger.serial)).toMatchObject({
    'settings.maxCurrent': 16,
    'settings.installLimit': 16,
    'modbus.flags': 0,
  });
  await proveWithCar(page);
  await press(page, 'Go on to Modbus TCP');
  await setNewPin(page, '482917');
  await crossOver(page);
  await expect(statusLine(page)).toContainText('Bluetooth off');
  expect(await site.truth(charger.serial)).toMatchObject({
    'modbus.flags': 3,
    'failsafe.defaultCurrent': 6,
    'failsafe.defaultTimeout': 30,
  });

  await proveWithCar(page);
  await closeJob(page, 'keys with the caretaker');
  await expect(page.getByText('Configured', { exact: true })).toBeVisible();
  await expect(page.getByText('The charger now waits for its controller')).toBeVisible();

  await page.getByRole('link', { name: 'Show log entries' }).click();
  const entries = page.getByRole('list', { name: 'Log' }).getByRole('button');
  await expect(entries.first()).toContainText('Configured');
  const [job] = await api.jobs.list({ openOnly: false });
  const logged = await api.log.entries({ filter: { jobId: job?.id ?? '' }, limit: 200 });
  expect(logged.entries[0]).toMatchObject({ kind: 'verdict', outcome: 'configured', practice: true });
  expect(logged.entries.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['snapshot', 'write', 'test']),
  );
  const everything = JSON.stringify(logged.entries);
  expect(everything).toContain('keys with the caretaker');
  expect(everything).not.toContain('482917');
  expect(everything).not.toContain(site.wifi.password);
  expect(await api.log.verify()).toMatchObject({ brokenAt: null });
});
