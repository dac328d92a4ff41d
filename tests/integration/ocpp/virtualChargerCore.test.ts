import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createOcppSchema } from '#core/adapters/ocpp/ocppSchema.ts';
import { createBackOff } from '#simulator/ocpp/backOff.ts';
import { virtualOcppCharger } from '#tests/support/virtualOcppCharger.ts';

type Message = readonly [number, string, ...unknown[]];

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** A central system that accepts whatever comes, and a charger that has booted at it. */
const atPlainCentral = async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'ocpp1.6' });
  await once(server, 'listening');
  const one = virtualOcppCharger();
  endings.push(() => {
    one[Symbol.dispose]();
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const told: Message[] = [];
  const answers = new Map<string, (message: Message) => void>();
  let line: WebSocket | undefined;
  server.on('connection', (socket) => {
    line = socket;
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as Message;
      if (message[0] !== 2) return answers.get(message[1])?.(message);
      told.push(message);
      const accepted = { status: 'Accepted', currentTime: new Date().toISOString(), interval: 300 };
      const card = { idTagInfo: { status: 'Accepted' }, transactionId: 1 };
      const isBoot = message[2] === 'BootNotification';
      socket.send(JSON.stringify([3, message[1], isBoot ? accepted : card]));
    });
  });
  one.activate(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/ocpp`);
  const saw = (action: string, more: object = {}) =>
    vi.waitFor(
      () => expect(told).toContainEqual([2, expect.anything(), action, expect.objectContaining(more)]),
      { timeout: 10_000, interval: 20 },
    );
  await saw('StatusNotification', { connectorId: 1 });
  const schema = createOcppSchema();
  let lastId = 0;
  /** Asks the charger; an answer that leaves the schema fails the test. */
  const ask = async (action: string, payload: object): Promise<readonly unknown[]> => {
    lastId += 1;
    const id = `q${lastId}`;
    const answered = new Promise<Message>((resolve) => answers.set(id, resolve));
    line?.send(JSON.stringify([2, id, action, payload]));
    const [type, , ...rest] = await answered;
    if (type === 3) expect(schema.check(action, 'conf', rest[0])).toEqual([]);
    return type === 3 ? [rest[0]] : [rest[0], 'error'];
  };
  return { ...one, told, saw, ask };
};

test('a virtual charger answers every request of Core, SmartCharging and RemoteTrigger as the schemas say', async () => {
  const { ask, saw, told } = await atPlainCentral();
  expect(await ask('ClearCache', {})).toEqual([{ status: 'Accepted' }]);
  expect(await ask('DataTransfer', { vendorId: 'x' })).toEqual([{ status: 'UnknownVendorId' }]);
  expect(await ask('UnlockConnector', { connectorId: 1 })).toEqual([{ status: 'NotSupported' }]);
  expect(await ask('ChangeAvailability', { connectorId: 1, type: 'Inoperative' })).toEqual([
    { status: 'Accepted' },
  ]);
  await saw('StatusNotification', { connectorId: 1, status: 'Unavailable' });
  expect(await ask('RemoteStartTransaction', { idTag: 'A' })).toEqual([{ status: 'Rejected' }]);
  await ask('ChangeAvailability', { connectorId: 1, type: 'Operative' });
  const schedule = { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 9 }] };
  const csChargingProfiles = {
    ...{ chargingProfileId: 1, stackLevel: 0, chargingProfilePurpose: 'ChargePointMaxProfile' },
    ...{ chargingProfileKind: 'Absolute', chargingSchedule: schedule },
  };
  expect(await ask('SetChargingProfile', { connectorId: 0, csChargingProfiles })).toEqual([
    { status: 'Accepted' },
  ]);
  expect(await ask('GetCompositeSchedule', { connectorId: 1, duration: 60 })).toMatchObject([
    { status: 'Accepted', chargingSchedule: { chargingSchedulePeriod: [{ limit: 9 }] } },
  ]);
  expect(await ask('ClearChargingProfile', { id: 1 })).toEqual([{ status: 'Accepted' }]);
  expect(await ask('ClearChargingProfile', { id: 1 })).toEqual([{ status: 'Unknown' }]);
  for (const requestedMessage of ['Heartbeat', 'MeterValues', 'DiagnosticsStatusNotification'] as const) {
    told.length = 0;
    expect(await ask('TriggerMessage', { requestedMessage })).toEqual([{ status: 'Accepted' }]);
    await saw(requestedMessage);
  }
  expect(await ask('SendLocalList', { listVersion: 1, updateType: 'Full' })).toEqual([
    'NotSupported',
    'error',
  ]);
  expect(await ask('Foo', {})).toEqual(['NotImplemented', 'error']);
  expect(await ask('Reset', { type: 'Often' })).toEqual(['PropertyConstraintViolation', 'error']);
  const schema = createOcppSchema();
  for (const [, , action, payload] of told) expect(schema.check(String(action), 'req', payload)).toEqual([]);
});

test('a virtual charger has the configuration keys of the security whitepaper, and tells its key to nobody', async () => {
  const { ask } = await atPlainCentral();
  const [all] = (await ask('GetConfiguration', {})) as [{ configurationKey: { key: string }[] }];
  const keys = all.configurationKey.map(({ key }) => key);
  expect(keys).toEqual(
    expect.arrayContaining([
      ...['SecurityProfile', 'CpoName', 'AdditionalRootCertificateCheck'],
      ...['CertificateSignedMaxChainSize', 'CertificateStoreMaxLength'],
    ]),
  );
  expect(keys).not.toContain('AuthorizationKey');
  expect(await ask('GetConfiguration', { key: ['Nonsense'] })).toEqual([
    { configurationKey: [], unknownKey: ['Nonsense'] },
  ]);
});

test('a virtual charger comes back after 3 s and up to 10 more, doubled three times; in a storm ten times a second', () => {
  const calm = createBackOff(1, () => 0.5);
  const waits = Array.from({ length: 5 }, () => calm.nextMs({}));
  expect(waits).toEqual([8000, 11_000, 17_000, 29_000, 29_000]);
  expect(createBackOff(1).nextMs({ backOffStorm: true })).toBe(100);
  expect(createBackOff(50).nextMs({ backOffStorm: true })).toBe(5000);
});
