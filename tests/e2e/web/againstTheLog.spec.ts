import type { Api } from '#tests/e2e/support/bridge.ts';
import type { PracticeSite } from '#tests/e2e/support/practiceSite.ts';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { beginOnStartPage, openCharger } from '#tests/e2e/support/wizard.ts';

type Charger = PracticeSite['chargers'][number];

const visit = { siteId: null, person: 'Žofie Nováková' };

const open = async (api: Api, charger: Charger): Promise<string> => {
  const { id } = await api.devices.open({ target: `ble:${charger.serial}` });
  await api.devices.unlock({ id, pin: charger.pin });
  return id;
};

const write = async (api: Api, deviceId: string, values: Record<string, number>): Promise<void> => {
  const wanted = { values, secrets: {}, newPin: null, rewriteSecrets: false, generation: null };
  for await (const event of await api.configuration.apply({ ...visit, deviceId, ...wanted })) {
    if (event.kind === 'failed') throw new Error(event.error.code);
  }
};

/** The log knows the charger with a brightness of 40; then it is reset, as anybody at the charger can. */
const changeElsewhere = async (api: Api, site: PracticeSite, charger: Charger): Promise<void> => {
  const id = await open(api, charger);
  await write(api, id, { 'display.brightness': 40 });
  for await (const status of await api.configuration.watchDrift({ deviceId: id })) {
    if (status.kind === 'known') break;
  }
  await api.devices.close({ id });
  await site.act(charger.serial, 'factory-reset', {});
};

test('what was changed elsewhere is told on connecting, on every page, and put back with a plan', async ({
  page,
  site,
  api,
}) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  await changeElsewhere(api, site, charger);
  await page.getByRole('link', { name: 'Chargers' }).click();
  await page.getByRole('button', { name: `Connect to ${charger.name}` }).click();
  await page.getByLabel('PIN of the charger').fill(charger.pin);
  await page.getByRole('button', { name: 'Unlock charger' }).click();
  const sentence = page.getByRole('heading', { name: '1 value differs: 1 changed elsewhere' });
  await expect(sentence).toBeVisible();
  // By keys: the table opens, the way back follows it.
  await page.getByText('Show point by point').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: 'Elsewhere' })).toBeVisible();
  const { look, faults } = walkScreens(page, 'against-the-log');
  await look('charger');
  expect(faults()).toEqual([]);
  await page.getByRole('link', { name: 'Configuration' }).first().click();
  await expect(sentence).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Put 1 value back' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Put back what was changed elsewhere');
  await page.getByRole('button', { name: 'Write 1 value' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proof');
  expect(await site.truth(charger.serial)).toMatchObject({ 'display.brightness': 40 });
  await page.getByRole('button', { name: 'Back to the values' }).click();
  await expect(page.getByText(/^Unchanged since/)).toBeVisible();
});

test('what is accepted in one window is gone in the other', async ({ page, site, api, openWindow }) => {
  const [charger] = site.chargers;
  await changeElsewhere(api, site, charger);
  const id = await open(api, charger);
  const other = await openWindow();
  for (const each of [page, other]) await each.goto(`${new URL(each.url()).origin}/#/chargers/${id}`);
  const sentence = (each: typeof page) => each.getByRole('heading', { name: /changed elsewhere$/ });
  await expect(sentence(other)).toBeVisible();
  await page.getByRole('button', { name: 'Accept into the log' }).click();
  await expect(sentence(page)).toBeHidden();
  await expect(sentence(other)).toBeHidden();
  await expect(other.getByText(/^Unchanged since/)).toBeVisible();
  expect(await site.truth(charger.serial)).not.toMatchObject({ 'display.brightness': 40 });
});

test('a job says as found what was changed elsewhere, and is tidy', async ({ page, site, api }) => {
  test.setTimeout(120_000);
  const [charger] = site.chargers;
  await changeElsewhere(api, site, charger);
  await beginOnStartPage(page, { card: 'Load balancing', site: 'Dům Žabovřesky', socket: 'Garage 1' });
  await openCharger(page, charger);
  await expect(page.getByRole('heading', { name: '1 value differs: 1 changed elsewhere' })).toBeVisible();
  await expect(page.getByText('Nothing is put back while this job holds the charger')).toBeVisible();
  await page.getByText('Show point by point').click();
  const { look, faults } = walkScreens(page, 'drift');
  await look('as-found');
  expect(faults()).toEqual([]);
});
