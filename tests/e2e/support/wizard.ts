import { expect, type Page } from '@playwright/test';
import type { PracticeSite } from './practiceSite.ts';

type Charger = PracticeSite['chargers'][number];

/** A test of control has many steps, also when time passes quickly. */
const TEST_MS = 45_000;

export const choose = (page: Page, question: string, answer: string): Promise<void> =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }).check();

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

export const expectStep = (page: Page, title: string): Promise<void> =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

/** The one line that is always there. */
export const statusLine = (page: Page) => page.getByRole('banner').getByRole('status');

/** A new site, also where others are known already: from tests of this worker before. */
export const nameNewSite = async (page: Page, site: string): Promise<void> => {
  const name = page.getByLabel('Name of the site');
  const sites = page.getByLabel('Site', { exact: true });
  await expect(name.or(sites).first()).toBeVisible();
  if (await sites.isVisible()) await sites.selectOption('New site');
  await name.fill(site);
};

/** From the start page to the list of chargers: who, where, which socket. */
export const beginOnStartPage = async (
  page: Page,
  job: { card: string; title?: string; site: string; socket: string },
): Promise<void> => {
  const exact = page.getByText(job.card, { exact: true });
  await page.getByRole('button').filter({ has: exact }).click();
  await expectStep(page, job.title ?? job.card);
  await nameNewSite(page, job.site);
  await page.getByLabel('Socket label').fill(job.socket);
  await press(page, 'Find charger');
  await expectStep(page, 'Charger');
};

/** The charger from the list, opened with its PIN and read. */
export const openCharger = async (page: Page, charger: Charger): Promise<void> => {
  await press(page, `Choose ${charger.name}`);
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await press(page, 'Open and read charger');
  await expect(page.getByText(/\d+ values saved/)).toBeVisible();
};

/** A circuit behind a red CEE 16 A socket, everything known; ends on the next step. */
export const answerBoard = async (page: Page, options: { withSupply: boolean }): Promise<void> => {
  await expectStep(page, 'At the board');
  await choose(page, 'What is the charger plugged into?', 'CEE red 16 A');
  await page.getByLabel('Circuit breaker', { exact: true }).fill('16');
  await choose(page, 'Characteristic', 'B');
  await choose(page, 'RCD of this circuit', 'Type A with 6 mA DC detection');
  await choose(page, 'Rated residual current', '30 mA');
  await choose(page, 'Does the RCD protect only this point?', 'Yes');
  await choose(page, 'Earthing system of this circuit', 'TN-S');
  await choose(page, 'Cable to the socket, copper', '4 mm²');
  await choose(page, 'Laying method', 'C: on or in the wall');
  await choose(page, 'Does the cable or the board get as warm as 40 °C?', 'No');
  await choose(page, 'Breakers side by side under load for hours', 'Only this one');
  if (!options.withSupply) return;
  await page.getByLabel('Main breaker', { exact: true }).fill('40');
  await choose(page, 'Phases of the supply', 'Three phases');
  await choose(page, 'Phase rotation at the socket', 'L1 L2 L3');
  for (const [phase, amps] of [
    ['L1', '12'],
    ['L2', '8'],
    ['L3', '5'],
  ] as const) {
    await page.getByLabel(phase, { exact: true }).fill(amps);
  }
};

/** Who controls, and over which Wi-Fi; not yet tried. */
export const answerNetwork = async (page: Page, wifi: { ssid: string; password: string }): Promise<void> => {
  await expectStep(page, 'Network and control');
  await page.getByRole('radio', { name: /^Another controller on the network/ }).check();
  await page.getByLabel('Network name (SSID)').fill(wifi.ssid);
  await page.getByLabel('Password', { exact: true }).fill(wifi.password);
  await choose(page, 'Is the address reserved in the router?', 'Yes');
  await page.getByLabel('Refresh period of the controller').fill('5');
  await page.getByLabel('Control time-out').fill('30');
};

/** Tries the Wi-Fi until the charger has joined, and goes on. */
export const joinWifi = async (page: Page): Promise<void> => {
  await press(page, 'Try Wi-Fi');
  await expect(page.getByText('Joined', { exact: true })).toBeVisible({ timeout: TEST_MS });
  await press(page, 'Next');
  await expectStep(page, 'Review and write');
};

/** Writes everything but the doors. */
export const writeSettings = async (page: Page): Promise<void> => {
  await press(page, /^Write \d+ values?$/);
  await expect(page.getByRole('button', { name: 'Prove with a car' })).toBeVisible();
};

/** Runs the test that this step offers, with the practice car, to its verdict. */
export const proveWithCar = async (page: Page): Promise<void> => {
  await press(page, 'Plug the practice car in');
  await expect(page.getByRole('button', { name: 'Unplug the practice car' })).toBeVisible();
  await press(page, 'Prove with a car');
  await expect(page.getByText('Passed', { exact: true })).toBeVisible({ timeout: TEST_MS });
};

export const setNewPin = async (page: Page, pin: string): Promise<void> => {
  await page.getByLabel('New PIN', { exact: true }).fill(pin);
  await page.getByLabel('New PIN again').fill(pin);
  await page.getByLabel('Who keeps the PIN?').fill('site owner');
  await press(page, 'Write new PIN');
  await expect(page.getByRole('heading', { name: 'Hand the charger over to Modbus TCP' })).toBeVisible();
};

/** Holds the button of the point of no return until the charger answers over Modbus TCP. */
export const crossOver = async (page: Page): Promise<void> => {
  await press(page, 'Unplug the practice car');
  await expect(page.getByRole('button', { name: 'Plug the practice car in' })).toBeVisible();
  const hold = page.getByRole('button', { name: 'Turn Bluetooth off' });
  await expect(hold).toBeEnabled();
  await hold.hover();
  await page.mouse.down();
  await expectStep(page, 'Prove');
  await page.mouse.up();
};

export const closeJob = async (page: Page, note: string): Promise<void> => {
  await press(page, 'Hand over');
  await expectStep(page, 'Hand over');
  await page.getByLabel('Note').fill(note);
  await press(page, 'Close the job');
};

/** A job by its address, where it was left. */
export const openJob = async (page: Page, id: string): Promise<void> => {
  await page.goto(`${new URL(page.url()).origin}/#/job/${id}`);
  await expect(page.getByRole('navigation', { name: 'Steps of the job' })).toBeVisible();
};

/** After a lost link: the charger again, its PIN again. */
export const connectAgain = async (page: Page, charger: Charger): Promise<void> => {
  await expect(page.getByText(`The connection to ${charger.name} is lost.`)).toBeVisible();
  await press(page, 'Connect charger');
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await press(page, 'Open and read charger');
};
