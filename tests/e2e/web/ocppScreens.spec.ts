import { WebSocket } from 'ws';
import { walkScreens } from '#tests/e2e/support/screens.ts';
import { expect, test } from '#tests/e2e/support/test.ts';

/** Two settings, one of them odd; everything else is agreed to. */
const configuration = {
  configurationKey: [
    { key: 'HeartbeatInterval', readonly: false, value: '300' },
    { key: 'AuthorizeRemoteTxRequests', readonly: true, value: '1' },
  ],
};

/** A name that is too long, and would do something where names are taken for markup. */
const nastyModel = '<img src=x onerror=alert(1)>';

/** A charger of few words, which leaves the specification now and then. */
const talkingCharger = (url: string): WebSocket => {
  const socket = new WebSocket(url, 'ocpp1.6');
  const send = (frame: unknown) => socket.send(JSON.stringify(frame));
  socket.on('open', () => {
    send([2, '1', 'BootNotification', { chargePointVendor: 'Nexus', chargePointModel: nastyModel }]);
  });
  socket.on('message', (data: Buffer) => {
    const [type, id, action] = JSON.parse(data.toString('utf8')) as [number, string, string];
    if (type === 2) send([3, id, action === 'GetConfiguration' ? configuration : { status: 'Accepted' }]);
    else if (id === '1')
      send([2, '2', 'StatusNotification', { connectorId: 0, status: 'Available', errorCode: 'NoError' }]);
  });
  socket.on('error', () => undefined);
  return socket;
};

test('the pages of OCPP are tidy in every theme, size and language', async ({ page, api }) => {
  test.setTimeout(240_000);
  const { look, glance, faults } = walkScreens(page, 'ocpp');
  await page.getByRole('button', { name: /^OCPP/ }).click();
  await page.getByRole('radio', { name: /^2 – key and encryption/ }).check();
  await look('start');
  await page.getByRole('radio', { name: /^0 –/ }).check();
  await page.getByLabel('Port').fill('0');
  await page.getByRole('button', { name: 'Start test back end' }).click();
  const url = await page.getByText(/^ws:/).innerText();
  const wrong = talkingCharger(`${url}//CP001`);
  await expect(page.getByText('failed: Path')).toBeVisible();
  const charger = talkingCharger(`${url}/CP001`);
  await expect(page.getByText('reached: Status or heartbeat')).toBeVisible();
  await look('ladder');
  await page.getByRole('link', { name: 'Open CP001' }).click();
  await expect(page.getByText(nastyModel).first()).toBeVisible();
  await page.getByRole('button', { name: 'Read configuration' }).click();
  await expect(page.getByText('does not fit its type')).toBeVisible();
  await look('charger');
  await page.getByRole('button', { name: 'Restart hard' }).click();
  await glance('confirm');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Messages', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Where chargers leave the specification' })).toBeVisible();
  await look('messages');
  await page.getByRole('link', { name: 'Probe', exact: true }).click();
  await page.getByLabel('Address of the back end').fill(`${url}/`);
  await page.getByLabel('Identity of the charger').fill('CP 1');
  await page.getByRole('button', { name: 'Probe back end' }).click();
  await expect(page.getByText(/^Everything that was checked is right/)).toBeVisible();
  await look('probe');
  for (const socket of [wrong, charger]) socket.terminate();
  await page.getByRole('link', { name: 'Presets', exact: true }).click();
  await page.getByRole('button', { name: 'New preset' }).click();
  await page.getByLabel('Name of the preset').fill('Stadtwerke Žabovřesky – Bytový dům');
  await page.getByLabel('Address of the back end').fill('wss://csms.example.com/ocpp?key=1');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await glance('preset');
  await page.getByRole('button', { name: 'Take wss://csms.example.com/ocpp' }).first().click();
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText(/^Published in “SteVe: README”/).click();
  await look('presets');
  for (const { id } of (await api.presets.list()).own) await api.presets.remove({ id });
  await api.backEnd.stop();
  expect(faults()).toEqual([]);
});
