import { expect, type Page } from '@playwright/test';
import type { PracticeSite } from './practiceSite.ts';
import { beginOnStartPage, expectStep, openCharger, press } from './wizard.ts';

/** A charger tries again and again to reach its back end; all of it is over much earlier. */
export const ARRIVAL_MS = 60_000;

export const profileNames = {
  0: /^0 · open/,
  1: /^1 · with a key/,
  2: /^2 · encrypted, with a key/,
} as const;

/** From the start page to the questions about the back end, with the charger open. */
export const beginBackEnd = async (page: Page, site: PracticeSite, socket: string): Promise<void> => {
  await beginOnStartPage(page, {
    card: 'Connect to a back end (OCPP)',
    title: 'Back end (OCPP)',
    site: 'Ladepark Süd',
    socket,
  });
  await openCharger(page, site.chargers[0]);
  await press(page, 'Next');
  await expectStep(page, 'Back end');
};

/** The test back end of this computer, started for an identity. */
export const serveHere = async (page: Page, profile: 0 | 1 | 2, identity: string): Promise<void> => {
  await page.getByRole('radio', { name: /^Test back end on this computer/ }).check();
  await page.getByRole('radio', { name: profileNames[profile] }).check();
  await page.getByLabel('Identity of the charger').fill(identity);
  await press(page, 'Start test back end');
  await expect(page.getByText('Test back end is running')).toBeVisible();
};

/** Tries the Wi-Fi, goes on and writes everything but what activates OCPP. */
export const joinAndWrite = async (
  page: Page,
  wifi: PracticeSite['wifi'],
  beforeWriting: () => Promise<void> = async () => undefined,
): Promise<void> => {
  await expectStep(page, 'Network');
  await page.getByLabel('Network name (SSID)').fill(wifi.ssid);
  await page.getByLabel('Password', { exact: true }).fill(wifi.password);
  await press(page, 'Try Wi-Fi');
  await expect(page.getByText('Joined', { exact: true })).toBeVisible({ timeout: ARRIVAL_MS });
  await press(page, 'Next');
  await expectStep(page, 'Review and write');
  await beforeWriting();
  await writeBackEnd(page);
};

/** Writes, once the review is there. */
export const writeBackEnd = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^(Write \d+ values?|Set clock and read back)$/ }).click();
  await expect(page.getByRole('heading', { name: 'Try it first' })).toBeVisible({ timeout: ARRIVAL_MS });
};

/** A new PIN, then the button of the point of no return held until the charger has gone. */
export const activate = async (page: Page): Promise<void> => {
  await page.getByLabel('New PIN', { exact: true }).fill('482917');
  await page.getByLabel('New PIN again').fill('482917');
  await press(page, 'Write new PIN');
  const hold = page.getByRole('button', { name: 'Activate the back end' });
  await expect(hold).toBeEnabled();
  await hold.hover();
  await page.mouse.down();
  await expectStep(page, 'Prove');
  await page.mouse.up();
};
