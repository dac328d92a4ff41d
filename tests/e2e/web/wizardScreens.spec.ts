import { finishOwnCircuit } from '#tests/e2e/support/jobOverBridge.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import {
  answerBoard,
  answerNetwork,
  choose,
  crossOver,
  expectStep,
  nameNewSite,
  press,
  setNewPin,
  writeSettings,
} from '#tests/e2e/support/wizard.ts';

const TEST_MS = 60_000;

// The tests of control have to wait for the pictures.
test.use({ speed: 20 });

test('every step of a load-balancing job is tidy in every theme, size and language', async ({
  page,
  site,
}) => {
  test.setTimeout(400_000);
  const [charger] = site.chargers;
  const { look, glance, faults } = walkScreens(page, 'wizard');

  const card = page.getByText('Load balancing', { exact: true });
  await page.getByRole('button').filter({ has: card }).click();
  await press(page, 'Find charger');
  await expect(page.getByText('Enter the label of the socket').first()).toBeVisible();
  await look('new-job');
  await nameNewSite(page, 'Dům Žabovřesky');
  await page.getByLabel('Socket label').fill('Garage 1');
  await press(page, 'Find charger');
  await expect(page.getByRole('button', { name: `Choose ${charger.name}` })).toBeVisible();
  await look('charger-list');
  await press(page, `Choose ${charger.name}`);
  await page.getByLabel('PIN of the charger').fill('111111');
  await press(page, 'Open and read charger');
  await expect(page.getByText('4 attempts left')).toBeVisible();
  await look('pin-wrong');
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await press(page, 'Open and read charger');
  await expect(page.getByText(/\d+ values saved/)).toBeVisible();
  await look('as-found');
  await press(page, 'Next');

  await expectStep(page, 'At the board');
  await look('board');
  await answerBoard(page, { withSupply: true });
  await look('board-answered');
  await choose(page, 'Earthing system of this circuit', 'TN-C (no separate PE)');
  await press(page, 'Next');
  await look('board-refused');
  await choose(page, 'Earthing system of this circuit', 'TN-S');
  await press(page, 'Next');

  await expectStep(page, 'Network and control');
  await look('network');
  await answerNetwork(page, { ...site.wifi, password: 'not the password' });
  await look('network-answered');
  await press(page, 'Try Wi-Fi');
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  await look('wifi-refused');
  await page.getByLabel('Password', { exact: true }).fill(site.wifi.password);
  await press(page, 'Try Wi-Fi');
  await expect(page.getByText('Joined', { exact: true })).toBeVisible();
  await look('wifi-joined');
  await press(page, 'Stop here');
  await look('stop-here');
  await page.keyboard.press('Escape');
  await press(page, 'Next');

  await expect(page.getByRole('button', { name: /^Write \d+ values?$/ })).toBeEnabled();
  await look('review');
  await writeSettings(page);
  await look('written');
  await press(page, 'Undo');
  await look('undo');
  await page.keyboard.press('Escape');
  await site.act(charger.serial, 'faults', { dropLink: true });
  await expect(page.getByText(`The connection to ${charger.name} is lost.`)).toBeVisible();
  await look('link-lost');
  await press(page, 'Connect charger');
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await press(page, 'Open and read charger');

  await press(page, 'Prove with a car');
  await expect(page.getByText('Plug the car in')).toBeVisible();
  await look('test-waiting');
  await press(page, 'Plug the practice car in');
  await expect(page.locator('[aria-current="step"]', { hasText: /current/ })).toBeVisible();
  await glance('test-running');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible({ timeout: TEST_MS });
  await look('test-passed');
  await press(page, 'Go on to Modbus TCP');
  await look('new-pin');
  await setNewPin(page, '482917');
  await look('point-of-no-return');
  await crossOver(page);
  await look('prove');
  await press(page, 'Plug the practice car in');
  await press(page, 'Prove with a car');
  await expect(page.getByText('Fail-safe: control stops')).toBeVisible();
  await glance('prove-running');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible({ timeout: TEST_MS });
  await look('prove-passed');
  await press(page, 'Hand over');
  await expectStep(page, 'Hand over');
  await look('hand-over');
  await press(page, 'Close the job');
  await expect(page.getByText('Configured', { exact: true })).toBeVisible();
  await look('handed-over');
  expect(faults()).toEqual([]);
});

test('the next one like this is asked for on one tidy screen', async ({ page, api, site }) => {
  test.setTimeout(90_000);
  await finishOwnCircuit({ api, site }, 'Hof Äußerer Ring');
  await page.reload();
  await press(page, /^Next one like this/);
  await page.getByRole('dialog').getByRole('button', { name: 'Take its answers' }).first().click();
  await press(page, `Choose ${site.chargers[1].name}`);
  const { look, faults } = walkScreens(page, 'like');
  await look('next-one-like-this');
  expect(faults()).toEqual([]);
});
