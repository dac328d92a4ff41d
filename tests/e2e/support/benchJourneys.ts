import { expect, type Page } from '@playwright/test';
import type { PracticeSite } from './practiceSite.ts';
import { choose, expectStep, joinWifi, openCharger, press } from './wizard.ts';

/** The practice car is plugged in by its site, as a person would do it at the charger: that is no input of ours. */
const testMs = 60_000;

interface Stage {
  readonly page: Page;
  readonly site: PracticeSite;
}

const prove = async ({ page, site }: Stage, serial: string): Promise<void> => {
  await site.act(serial, 'car', { action: 'plug' });
  await press(page, 'Prove with a car');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible({ timeout: testMs });
};

/** From the written settings to the closed job: proof, new PIN, point of no return, proof, hand-over. */
const finish = async (stage: Stage, serial: string): Promise<void> => {
  const { page, site } = stage;
  await expect(page.getByRole('button', { name: 'Prove with a car' })).toBeVisible();
  await prove(stage, serial);
  await press(page, 'Go on to Modbus TCP');
  await page.getByLabel('New PIN', { exact: true }).fill('482917');
  await page.getByLabel('New PIN again').fill('482917');
  await press(page, 'Write new PIN');
  await site.act(serial, 'car', { action: 'unplug' });
  const hold = page.getByRole('button', { name: 'Turn Bluetooth off' });
  await expect(hold).toBeEnabled();
  await hold.hover();
  await page.mouse.down();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prove', { timeout: testMs });
  await page.mouse.up();
  await prove(stage, serial);
  await press(page, 'Hand over');
  await press(page, 'Close the job');
  await expect(page.getByText('Configured', { exact: true })).toBeVisible();
};

/** The load-balancing job of a first charger with the answers that set its limit; the rest become open points. */
export const firstCharger = async (stage: Stage): Promise<void> => {
  const { page, site } = stage;
  const [charger] = site.chargers;
  await page.getByRole('button', { name: 'Load balancing' }).click();
  await expectStep(page, 'Load balancing');
  await page.getByLabel('Name of the site').fill('Dům Žabovřesky');
  await page.getByLabel('Socket label').fill('Garage 1');
  await press(page, 'Find charger');
  await openCharger(page, charger);
  await press(page, 'Next');
  await expectStep(page, 'At the board');
  await choose(page, 'What is the charger plugged into?', 'CEE red 16 A');
  await page.getByLabel('Circuit breaker', { exact: true }).fill('16');
  await choose(page, 'RCD of this circuit', 'Type A with 6 mA DC detection');
  await choose(page, 'Earthing system of this circuit', 'TN-S');
  await choose(page, 'Cable to the socket, copper', '4 mm²');
  await page.getByLabel('Main breaker', { exact: true }).fill('40');
  await press(page, 'Next');
  await expectStep(page, 'Network and control');
  await page.getByLabel('Network name (SSID)').fill(site.wifi.ssid);
  await page.getByLabel('Password', { exact: true }).fill(site.wifi.password);
  await choose(page, 'Is the address reserved in the router?', 'Yes');
  await joinWifi(page);
  await press(page, /^Write \d+ values?$/);
  await finish(stage, charger.serial);
};

/** The next charger like the first: chosen, opened with its PIN, on the same Wi-Fi, and taken to the end. */
export const nextCharger = async (stage: Stage): Promise<void> => {
  const { page, site } = stage;
  const [, charger] = site.chargers;
  const again = page.getByRole('link', { name: 'Next one like this' });
  await again
    .or(page.getByRole('button', { name: 'Next one like this' }))
    .first()
    .click();
  await expectStep(page, 'Next one like this');
  await press(page, `Choose ${charger.name}`);
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByLabel(/^Password of the Wi-Fi/).fill(site.wifi.password);
  await press(page, 'Read charger');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review and write', { timeout: testMs });
  await press(page, /^Write \d+ values?$/);
  await finish(stage, charger.serial);
};
