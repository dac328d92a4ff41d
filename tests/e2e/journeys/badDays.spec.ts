import { beginJob } from '#tests/e2e/support/jobOverBridge.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import {
  answerNetwork,
  beginOnStartPage,
  choose,
  expectStep,
  joinWifi,
  openCharger,
  openJob,
  press,
} from '#tests/e2e/support/wizard.ts';

const ownCircuit = { card: 'New charger on its own circuit', site: 'Dům Žabovřesky' } as const;

test('a wrong PIN costs one attempt, is said, and is not sent again', async ({ page, site }) => {
  const [charger] = site.chargers;
  await beginOnStartPage(page, { ...ownCircuit, socket: 'Wrong PIN' });
  await press(page, `Choose ${charger.name}`);
  const pin = page.getByLabel('PIN of the charger');
  await expect(page.getByText('5 attempts left')).toBeVisible();
  await pin.fill('111111');
  await press(page, 'Open and read charger');
  await expect(page.getByRole('alert').filter({ hasText: 'PIN' })).toBeVisible();
  await expect(page.getByText('4 attempts left. The PIN is sent once')).toBeVisible();
  await expect(pin).toHaveValue('');
  await pin.fill(charger.pin);
  await press(page, 'Open and read charger');
  await expect(page.getByText(/\d+ values saved/)).toBeVisible();
});

test('a wrong Wi-Fi password is told apart, and the right one joins', async ({ page, api, site }) => {
  const job = await beginJob({ api, site }, { kind: 'load-balancing', siteName: 'Hof Äußerer Ring' });
  await api.jobs.save({ id: job.id, step: 'network' });
  await openJob(page, job.id);
  await answerNetwork(page, { ...site.wifi, password: 'not the password' });
  await press(page, 'Try Wi-Fi');
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  expect(await site.truth(site.chargers[0].serial)).toMatchObject({ 'wifi.state': 4 });
  await page.getByLabel('Password', { exact: true }).fill(site.wifi.password);
  await joinWifi(page);
  expect(await site.truth(site.chargers[0].serial)).toMatchObject({ 'wifi.ipv4': '7f000001' });
});

test('a second window sees who holds the charger and cannot take it', async ({ page, site, openWindow }) => {
  const [charger] = site.chargers;
  await beginOnStartPage(page, { ...ownCircuit, socket: 'Held' });
  await openCharger(page, charger);

  const other = await openWindow();
  await other.getByRole('link', { name: 'Chargers' }).click();
  await expect(other.getByRole('list', { name: 'Connected' })).toContainText(charger.name);
  await expect(other.getByRole('list', { name: 'Connected' })).toContainText('in a job');
  await other.getByLabel('Address').fill(`ble:${charger.name}`);
  await press(other, 'Connect by address');
  await expect(other.getByRole('alert')).toContainText(`${charger.name} is in use by`);
  await other.getByRole('link', { name: 'Look at charger' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(charger.name);
  const disconnect = other.getByRole('main').getByRole('button', { name: 'Disconnect' });
  await expect(disconnect).toBeDisabled();
  await expect(disconnect).toHaveAttribute('title', 'A job holds this charger. Close the job first.');

  await press(page, 'Next');
  await expectStep(page, 'At the board');
});

test('a circuit without a separate protective conductor is refused and nothing is written', async ({
  page,
  api,
  site,
}) => {
  const { id } = await beginJob({ api, site }, { kind: 'own-circuit', siteName: 'Chata Řeka' });
  await api.jobs.save({ id, step: 'board' });
  await openJob(page, id);
  await choose(page, 'Earthing system of this circuit', 'TN-C (no separate PE)');
  await expect(page.getByRole('figure')).toContainText('Not permitted');
  await press(page, 'Next');
  await expect(page.getByRole('region', { name: 'Checks on this page' })).toBeFocused();
  await expectStep(page, 'At the board');
  await expect.poll(async () => (await api.jobs.review({ id })).canWrite).toBe(false);
  expect(await site.truth(site.chargers[0].serial)).toMatchObject({
    'settings.maxCurrent': 6,
    'settings.installLimit': 32,
  });
});

test('a charger out of range is said to be, and found again once it is near', async ({ page, site }) => {
  const [charger] = site.chargers;
  await beginOnStartPage(page, { ...ownCircuit, socket: 'Far away' });
  const choice = page.getByRole('button', { name: `Choose ${charger.name}` });
  await expect(choice).toBeVisible();
  await site.act(charger.serial, 'faults', { radio: { inRange: false } });
  await choice.click();
  const said = page.getByRole('alert').filter({ hasText: charger.name });
  await expect(said).toBeVisible({ timeout: 30_000 });
  await site.act(charger.serial, 'faults', { radio: { inRange: true } });
  await said.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByLabel('PIN of the charger')).toBeVisible();
});

test('a charger whose car is plugged in is not written to until it is unplugged', async ({
  page,
  api,
  site,
}) => {
  const [{ serial }] = site.chargers;
  const { id } = await beginJob({ api, site }, { kind: 'own-circuit', siteName: 'Chata Řeka' });
  await api.jobs.save({ id, step: 'review' });
  await openJob(page, id);
  await api.practice.car({ serial, action: 'plug' });
  await press(page, /^Write \d+ values?$/);
  await expect(page.getByRole('alert').filter({ hasText: 'car' })).toBeVisible();
  expect(await site.truth(serial)).toMatchObject({ 'settings.maxCurrent': 6 });
  await press(page, 'Unplug the practice car');
  await press(page, /^Write \d+ values?$/);
  await expect(page.getByRole('button', { name: 'Prove with a car' })).toBeVisible();
  expect(await site.truth(serial)).toMatchObject({ 'settings.maxCurrent': 16 });
});
