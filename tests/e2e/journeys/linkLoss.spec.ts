import { expect, test } from '#tests/e2e/support/test.ts';
import {
  answerBoard,
  answerNetwork,
  beginOnStartPage,
  closeJob,
  connectAgain,
  crossOver,
  expectStep,
  joinWifi,
  openCharger,
  press,
  proveWithCar,
  setNewPin,
  statusLine,
  writeSettings,
} from '#tests/e2e/support/wizard.ts';

test('a job whose link is lost twice goes on where it was, with the PIN asked for again', async ({
  page,
  api,
  site,
}) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  const { serial } = charger;
  await beginOnStartPage(page, { card: 'Load balancing', site: 'Dům Žabovřesky', socket: 'Link loss' });
  await openCharger(page, charger);
  await press(page, 'Next');
  await answerBoard(page, { withSupply: true });
  await press(page, 'Next');
  await expectStep(page, 'Network and control');

  await site.act(serial, 'faults', { dropLink: true });
  await connectAgain(page, charger);
  await answerNetwork(page, site.wifi);
  await joinWifi(page);
  await writeSettings(page);

  await site.act(serial, 'faults', { dropLink: true });
  await connectAgain(page, charger);
  await expect(statusLine(page)).toContainText('settings written, not yet proven');
  expect(await site.truth(serial)).toMatchObject({ 'settings.maxCurrent': 16, 'modbus.flags': 0 });
  await proveWithCar(page);
  await press(page, 'Go on to Modbus TCP');
  await setNewPin(page, '482917');
  await crossOver(page);
  await proveWithCar(page);
  await closeJob(page, '');
  await expect(page.getByText('Configured', { exact: true })).toBeVisible();

  const job = (await api.jobs.list({ openOnly: false })).find(
    ({ socketLabel }) => socketLabel === 'Link loss',
  );
  const { entries } = await api.log.entries({ filter: { jobId: job?.id ?? '' }, limit: 200 });
  expect(entries[0]).toMatchObject({ kind: 'verdict', outcome: 'configured' });
  expect(entries.filter(({ kind }) => kind === 'access')).not.toHaveLength(0);
  expect(await api.log.verify()).toMatchObject({ brokenAt: null });
});

test('a link lost while a test runs ends the test, and the test can be repeated', async ({ page, site }) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  await beginOnStartPage(page, {
    card: 'New charger on its own circuit',
    site: 'Dům Žabovřesky',
    socket: 'Link loss in the test',
  });
  await openCharger(page, charger);
  await press(page, 'Next');
  await answerBoard(page, { withSupply: false });
  await press(page, 'Next');
  await writeSettings(page);
  await press(page, 'Plug the practice car in');
  await expect(page.getByRole('button', { name: 'Unplug the practice car' })).toBeVisible();
  await press(page, 'Prove with a car');
  await expect(page.locator('[aria-current="step"]', { hasText: 'Lowest current' })).toBeVisible();
  await site.act(charger.serial, 'faults', { dropLink: true });
  await connectAgain(page, charger);
  await page.getByRole('button', { name: /^(Prove with a car|Repeat the test)$/ }).click();
  await expect(page.getByText('Passed', { exact: true })).toBeVisible({ timeout: 45_000 });
  expect(await site.truth(charger.serial)).toMatchObject({ 'settings.maxCurrent': 16 });
});
