import { keyboardOf } from '#tests/e2e/support/keyboard.ts';
import {
  ARRIVAL_MS,
  activate,
  beginBackEnd,
  joinAndWrite,
  profileNames,
  serveHere,
  writeBackEnd,
} from '#tests/e2e/support/ocppJob.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { expectStep, press, statusLine } from '#tests/e2e/support/wizard.ts';

const passed = { timeout: ARRIVAL_MS };

test('encrypted: tried with the way back, activated and proven at the back end of this computer', async ({
  page,
  api,
  site,
}) => {
  test.setTimeout(180_000);
  const [{ serial }] = site.chargers;
  await beginBackEnd(page, site, 'Garage 1');
  await serveHere(page, 2, 'CP001');
  await press(page, 'Next');
  await joinAndWrite(page, site.wifi);
  expect(await site.truth(serial)).toMatchObject({ 'ocpp.mode': 0, 'ocpp.securityProfile': 2 });
  await press(page, 'Try for 3 minutes');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible(passed);
  // It goes back by itself, which is soon at this speed.
  await press(page, 'Go on to the activation');
  expect(await site.truth(serial)).toMatchObject({ 'ocpp.mode': 0 });
  await activate(page);
  await expect(page.getByText('Passed', { exact: true })).toBeVisible(passed);
  await expect(statusLine(page)).toContainText('Bluetooth off');
  expect(await site.truth(serial)).toMatchObject({ 'ocpp.mode': 16, 'ocpp.status': 3 });
  await press(page, 'Hand over');
  await press(page, 'Close the job');
  await expect(page.getByRole('article', { name: 'Charger for your back end' })).toContainText('CP001');
  const [job] = await api.jobs.list({ openOnly: false });
  expect(job).toMatchObject({ kind: 'ocpp', open: false, result: 'configured' });
  const logged = await api.log.entries({ filter: { jobId: job?.id ?? '' }, limit: 200 });
  expect(logged.entries[0]).toMatchObject({ kind: 'verdict', outcome: 'configured', practice: true });
  expect(JSON.stringify(logged.entries)).not.toContain('482917');
});

test('open: activated without a trial and proven', async ({ page, site }) => {
  test.setTimeout(120_000);
  await beginBackEnd(page, site, 'Garage 2');
  await serveHere(page, 0, 'CP002');
  await press(page, 'Next');
  await joinAndWrite(page, site.wifi);
  await press(page, 'Activate without a trial');
  await activate(page);
  await expect(page.getByText('Passed', { exact: true })).toBeVisible(passed);
  expect(await site.truth(site.chargers[0].serial)).toMatchObject({ 'ocpp.mode': 16, 'ocpp.status': 3 });
});

test('with a key: tried until it goes back by itself and proven, with the keyboard alone', async ({
  page,
  site,
}) => {
  test.setTimeout(150_000);
  const [charger] = site.chargers;
  const keys = keyboardOf(page);
  await keys.press(/^Connect to a back end/);
  await expectStep(page, 'Back end (OCPP)');
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

  await expectStep(page, 'Back end');
  await keys.tabTo(page.getByRole('group', { name: 'Where is the charger to connect?' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await keys.tabTo(page.getByRole('group', { name: 'Security profile' }));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: profileNames[1] })).toBeChecked();
  await keys.type('Identity of the charger', 'CP003');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Test back end is running')).toBeVisible();
  await keys.press('Next');

  await expectStep(page, 'Network');
  await keys.type('Network name (SSID)', site.wifi.ssid);
  await keys.type('Password', site.wifi.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Joined', { exact: true })).toBeVisible(passed);
  await keys.press('Next');
  await keys.press(/^Write \d+ values?$/);
  await keys.press('Try for 3 minutes');
  // It goes back by itself: nobody ends it.
  await keys.press('Go on to the activation');
  await keys.type('New PIN', '482917');
  await keys.type('New PIN again', '482917');
  await page.keyboard.press('Enter');
  await keys.hold('Activate the back end', () => expectStep(page, 'Prove'));
  await expect(page.getByText('Passed', { exact: true })).toBeVisible(passed);
  expect(await site.truth(charger.serial)).toMatchObject({ 'ocpp.mode': 16, 'ocpp.status': 3 });
});

test('a wrong key is told by the ladder, mended, and the person says what they see', async ({
  page,
  api,
  site,
}) => {
  test.setTimeout(180_000);
  const rightKey = 'rightKey0123456789AB';
  await api.backEnd.start({
    ...{ host: '127.0.0.1', port: 0, profile: 1, identities: ['CP004'], key: rightKey },
    ...{ mode: 'report', minutes: 10, heartbeatIntervalS: 300 },
  });
  let url = '';
  for await (const { listening } of await api.backEnd.watch()) {
    url = listening?.url ?? '';
    if (url !== '') break;
  }
  await beginBackEnd(page, site, 'Garage 4');
  await page.getByRole('radio', { name: /^Back end of the operator/ }).check();
  await page.getByLabel('Address of the back end').fill(url);
  await page.getByLabel('Identity of the charger').fill('CP004');
  await page.getByRole('radio', { name: profileNames[1] }).check();
  await press(page, 'Keep as a preset');
  await page.getByLabel('Name of the preset').fill('Test operator');
  await press(page, 'Keep');
  await expect(page.getByText('Kept as “Test operator”.')).toBeVisible();
  await press(page, 'Choose another');
  await press(page, 'Take evcc');
  await expect(page.getByLabel('Address of the back end')).toHaveValue('ws://{host}:8887');
  await page.getByLabel('Server in your network').fill('192.168.1.20');
  await expect(page.getByLabel('Address of the back end')).toHaveValue('ws://192.168.1.20:8887');
  await press(page, 'Choose another');
  await page.getByRole('searchbox', { name: 'Search' }).fill('test op');
  await press(page, 'Take Test operator');
  await expect(page.getByLabel('Address of the back end')).toHaveValue(url);
  await expect(page.getByRole('radio', { name: profileNames[1] })).toBeChecked();
  await page.getByLabel('Key from the operator').fill('wrongKey0123456789AB');
  await press(page, 'Probe the way');
  const ladder = page.getByRole('list', { name: 'Probe from this computer' });
  await expect(ladder.getByRole('listitem').filter({ hasText: /^\d+Key/ })).toContainText('failed');
  await press(page, 'Next');
  await joinAndWrite(page, site.wifi);
  await press(page, 'Try for 3 minutes');
  await expect(page.getByText('Nothing is lost')).toBeVisible(passed);

  await page
    .getByRole('navigation', { name: 'Steps of the job' })
    .getByRole('button', { name: /Back end/ })
    .click();
  await press(page, 'Replace the key');
  await page.getByLabel('Key from the operator').fill(rightKey);
  await press(page, 'Probe the way');
  await expect(page.getByText('From here the back end would take this charger.')).toBeVisible();
  await press(page, 'Next');
  await expectStep(page, 'Network');
  await press(page, 'Next');
  await writeBackEnd(page);
  await press(page, 'Try for 3 minutes');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible(passed);
  await press(page, 'Go on to the activation');
  await activate(page);
  await press(page, 'I see it online');
  await expect(page.getByText('A person has seen the charger online.')).toBeVisible();
  await press(page, 'Hand over');
  await press(page, 'Close the job');
  await expect(page.getByText('seen by a person', { exact: false }).first()).toBeVisible();
  const [job] = await api.jobs.list({ openOnly: false });
  const everything = JSON.stringify(await api.log.entries({ filter: { jobId: job?.id ?? '' }, limit: 200 }));
  expect(everything).not.toContain(rightKey);
  await api.backEnd.stop();

  await page.goto(`${new URL(page.url()).origin}/#/ocpp/presets`);
  await press(page, 'Delete Test operator');
  await expect(page.getByText('“Test operator” was deleted.')).toBeVisible();
  expect((await api.presets.list()).own).toEqual([]);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Delete Test operator' })).toBeVisible();
  const [{ preset } = { preset: null }] = (await api.presets.list()).own;
  expect(preset).toMatchObject({ url, profile: 1 });
  expect(JSON.stringify(preset)).not.toContain('CP004');
});
