import type { Page } from '@playwright/test';
import type { Api } from '#tests/e2e/support/bridge.ts';
import type { PracticeSite } from '#tests/e2e/support/practiceSite.ts';
import { expect, test } from '#tests/e2e/support/test.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';

/** Brings the first charger to a back end, with Modbus TCP as the other door; without a page. */
const connectToBackEnd = async (api: Api, { chargers, wifi }: PracticeSite, url: string): Promise<void> => {
  const [{ name, pin }] = chargers;
  const { id } = await api.devices.open({ target: `ble:${name}` });
  await api.devices.unlock({ id, pin });
  const values = {
    ...{ 'ocpp.url': url, 'ocpp.identity': 'CP001', 'ocpp.mode': 16 },
    ...{ 'modbus.flags': 3, 'wifi.mode': 1, 'wifi.ssid': wifi.ssid },
  };
  const wanted = { values, secrets: { 'wifi.password': wifi.password }, newPin: '481537' };
  const visit = { deviceId: id, siteId: null, person: '', rewriteSecrets: false, generation: null };
  for await (const event of await api.configuration.apply({ ...visit, ...wanted })) {
    if (event.kind === 'failed') throw new Error(event.error.code);
  }
};

const startBackEnd = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: /^OCPP/ }).click();
  await page.getByLabel('Port').fill('0');
  await page.getByRole('button', { name: 'Start test back end' }).click();
  await expect(page.getByText('Listens', { exact: true })).toBeVisible();
  return await page.getByText(/^ws:/).innerText();
};

test('a practice charger connects to the test back end, is read, changed, asked and let go', async ({
  page,
  site,
  api,
}) => {
  test.setTimeout(120_000);
  const url = await startBackEnd(page);
  await connectToBackEnd(api, site, url);
  const ladder = page.getByRole('list', { name: 'Way of CP001 to the back end' });
  await expect(ladder.getByRole('listitem').filter({ hasText: 'Status or heartbeat' })).toContainText(
    'good',
    { timeout: 60_000 },
  );

  await page.getByRole('link', { name: 'Open CP001' }).click();
  await page.getByRole('button', { name: 'Read configuration' }).click();
  await expect(page.getByRole('row', { name: /HeartbeatInterval 300 number/ })).toBeVisible();
  await page.getByRole('button', { name: 'Change HeartbeatInterval' }).click();
  await page.getByLabel('New value of HeartbeatInterval').fill('0600');
  await expect(page.getByRole('button', { name: 'Write and read back' })).toBeDisabled();
  await page.getByRole('button', { name: 'Take 600' }).click();
  await page.getByRole('button', { name: 'Write and read back' }).click();
  await expect(page.getByText('in force', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('Current at most (A)').fill('5');
  await expect(page.getByRole('button', { name: 'Set limit' })).toBeDisabled();
  await page.getByLabel('Current at most (A)').fill('8');
  await page.getByRole('button', { name: 'Set limit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Set limit' }).click();
  await expect(page.getByText('has taken the limit: 8')).toBeVisible();
  await expect.poll(() => site.truth(site.chargers[0].serial)).toMatchObject({ 'limit.ocpp': 8 });
  await page.getByRole('button', { name: 'Clear limit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clear limit' }).click();
  await expect(page.getByText('has cleared the limit')).toBeVisible();
  await page.getByRole('button', { name: 'Fetch diagnostics' }).click();
  await expect(page.getByRole('list', { name: 'Diagnostics received' })).toContainText('received');

  await page.getByRole('link', { name: 'Messages', exact: true }).click();
  await page.getByLabel('Search messages').fill('ChangeConfiguration');
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('"value":"600"');

  await page.getByRole('link', { name: 'Test back end', exact: true }).click();
  await page.getByRole('button', { name: 'Stop test back end' }).click();
  await expect(page.getByRole('button', { name: 'Start test back end' })).toBeEnabled();
  await expect(page.getByText('failed: Alive after a minute')).toBeVisible();
});

test('certificates are chosen as files: whose chargers are let in, and what the probe shows', async ({
  page,
  api,
  site,
}) => {
  // Beside a practice site the back end may be on this computer.
  expect(site.chargers).not.toHaveLength(0);
  const authority = createTestAuthority();
  const own = authority.issue({ commonName: 'NX12345678', names: [] });
  const file = (name: string, text: string) => ({
    ...{ name, mimeType: 'application/x-pem-file', buffer: Buffer.from(text) },
  });
  const choose = async (button: string, ...files: ReturnType<typeof file>[]) => {
    for (const each of files) {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: button, exact: true }).click(),
      ]);
      await chooser.setFiles(each);
    }
  };
  await page.getByRole('button', { name: /^OCPP/ }).click();
  await page.getByRole('radio', { name: /^3 –/ }).check();
  await page.getByLabel('Port').fill('0');
  await choose('Choose file', file('authority.pem', authority.certificate));
  await page.getByRole('button', { name: 'Start test back end' }).click();
  await expect(page.getByText('issued by the authority you gave')).toBeVisible();
  const url = (await page.getByText(/^wss:/).innerText()).replace('127.0.0.1', 'localhost');
  const state = await (await api.backEnd.watch()).next();
  const root = state.done === true ? '' : (state.value.listening?.tls?.caPem ?? '');

  await page.getByRole('link', { name: 'Probe', exact: true }).click();
  await page.getByLabel('Address of the back end').fill(url);
  await page.getByLabel('Identity of the charger').fill('CP001');
  await page.getByLabel('Security profile').selectOption('3');
  await choose('Choose file', file('root.pem', root));
  await choose('Add file', file('own.pem', own.certificate), file('own.key', own.key));
  await expect(page.getByText(/own\.pem, own\.key/)).toBeVisible();
  await page.getByRole('button', { name: 'Probe back end' }).click();
  await expect(page.getByText('The back end accepts the certificate of the charger')).toBeVisible();
  await page.getByRole('link', { name: 'Test back end', exact: true }).click();
  await page.getByRole('button', { name: 'Stop test back end' }).click();
});
