import { expect, type Page } from '@playwright/test';
import type { Api } from './bridge.ts';
import type { PracticeSite } from './practiceSite.ts';

type Charger = PracticeSite['chargers'][number];

/** Connects to a charger of the practice site, enters its PIN, and stays on its first page. */
export const openCharger = async (page: Page, charger: Charger): Promise<void> => {
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByRole('button', { name: 'Unlock charger' }).click();
  await expect(page.getByText('Open with the PIN')).toBeVisible();
};

/** Goes to a page of the charger by the bar above it. */
export const toSection = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Pages of this charger' }).getByRole('link', { name }).click();
};

/** A car comes, charges and leaves: one more record in the charger's history. */
export const chargeOnce = async (site: PracticeSite, serial: string, card?: string): Promise<void> => {
  const generation = async () => (await site.truth(serial))['generation.history'];
  const before = await generation();
  await site.act(serial, 'car', { action: 'plug' });
  if (card !== undefined) await site.act(serial, 'card', { uid: card });
  await expect.poll(async () => (await site.truth(serial))['state.charge']).toBe(4);
  await site.act(serial, 'car', { action: 'unplug' });
  await expect.poll(generation).not.toBe(before);
};

/** Stores another maximum current in a charger, without a page. */
export const storeCurrent = async (api: Api, charger: Charger, maxA: number): Promise<void> => {
  const { id } = await api.devices.open({ target: `ble:${charger.name}` });
  await api.devices.unlock({ id, pin: charger.pin });
  const values = { 'settings.maxCurrent': maxA, 'settings.installLimit': maxA };
  const visit = { deviceId: id, siteId: null, person: '' };
  const wanted = { ...visit, values, secrets: {}, newPin: null, rewriteSecrets: false, generation: null };
  for await (const event of await api.configuration.apply(wanted)) {
    if (event.kind === 'failed') throw new Error(event.error.code);
  }
  await api.devices.close({ id });
};
