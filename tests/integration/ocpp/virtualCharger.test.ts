import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { OcppHabits } from '#simulator/ocpp/habits.ts';
import { startTestBackEnd } from '#tests/support/ocppBackEnd.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';
import { ocppSerial as serial, virtualOcppCharger } from '#tests/support/virtualOcppCharger.ts';

const keyHex = '000102030405060708090A0B0C0D0E0FFFFFFFFF';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

const charger = (ca?: string, client?: string) => {
  const one = virtualOcppCharger(ca === undefined ? undefined : { ca, client });
  endings.push(() => one[Symbol.dispose]());
  return one;
};

const until = (isIt: () => void) => vi.waitFor(isIt, { timeout: 10_000, interval: 20 });

const inService = async (habits: OcppHabits = {}, mode: 'report' | 'enforce' = 'enforce') => {
  const site = await startTestBackEnd({ mode });
  const one = charger();
  one.client.setHabits(habits);
  one.activate(site.backEnd.url);
  await until(() => expect(site.backEnd.chargers()[0]?.connectors).toHaveLength(2));
  return { ...one, site, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() };
};

const car = {
  phases: 3,
  minA: 6,
  maxA: 16,
  reactionMs: 2000,
  rampAPerS: 8,
  taperStartWh: 0,
  taperWh: 0,
  sleepsAfterPause: false,
} as const;

test('profile 0: boots, tells its status and is accepted without one violation', async () => {
  await using one = await inService();
  expect(one.virtual.truth()['ocpp.status']).toBe(3);
  expect(one.virtual.truth()['clock.quality']).toBe(4);
  expect(one.site.ofKind('violation')).toEqual([]);
  expect(one.site.backEnd.chargers()).toMatchObject([
    { isReady: true, boot: { chargePointVendor: 'NEXUS', chargePointSerialNumber: serial } },
  ]);
});

test.each([1, 2] as const)('profile %i: authenticates over the network and is accepted', async (profile) => {
  const authority = createTestAuthority();
  await using site = await startTestBackEnd({
    key: keyHex,
    mode: 'enforce',
    ...(profile === 2 ? { tls: authority.issue() } : {}),
  });
  const one = charger(authority.certificate);
  one.activate(site.backEnd.url, { 'ocpp.securityProfile': profile, 'ocpp.authorizationKey': keyHex });
  await until(() => expect(one.virtual.truth()['ocpp.status']).toBe(3));
  expect(site.ofKind('violation')).toEqual([]);
});

test('profile 3: a charger with a certificate of its own is accepted, one without or with a foreign one is not', async () => {
  const authority = createTestAuthority();
  const own = authority.issue({ commonName: serial, names: [] });
  const foreign = createTestAuthority('Other').issue({ commonName: serial, names: [] });
  await using site = await startTestBackEnd({
    mode: 'enforce',
    tls: { ...authority.issue(), clientCa: authority.certificate },
  });
  const cases = [
    [foreign.certificate + foreign.key, 'tls-client-certificate-refused'],
    [undefined, 'tls-client-certificate-missing'],
  ] as const;
  for (const [client, diagnosis] of cases) {
    const one = charger(authority.certificate, client);
    one.activate(site.backEnd.url, { 'ocpp.securityProfile': 3 });
    await site.untilAttempt((attempt) => attempt.failed === 'tls' && attempt.diagnosis === diagnosis);
    expect(one.virtual.truth()['ocpp.status']).not.toBe(3);
    one.client.close();
  }
  const one = charger(authority.certificate, own.certificate + own.key);
  one.activate(site.backEnd.url, { 'ocpp.securityProfile': 3 });
  await until(() => expect(one.virtual.truth()['ocpp.status']).toBe(3));
  expect(site.ofKind('violation')).toEqual([]);
});

test('profile 2: a certificate of an authority that is not installed is a TLS error', async () => {
  await using site = await startTestBackEnd({ tls: createTestAuthority().issue(), key: keyHex });
  const one = charger(createTestAuthority().certificate);
  one.activate(site.backEnd.url, { 'ocpp.securityProfile': 2, 'ocpp.authorizationKey': keyHex });
  await until(() => expect(one.virtual.truth()['ocpp.status']).toBe(5));
  expect(await site.untilAttempt(({ failed }) => failed !== null)).toMatchObject({
    diagnosis: expect.stringMatching(/tls-c/),
  });
});

test('profile 2: a clock at 1970 is a TLS error', async () => {
  const authority = createTestAuthority();
  await using site = await startTestBackEnd({ tls: authority.issue(), key: keyHex });
  const one = charger(authority.certificate);
  one.client.setHabits({ clock1970: true });
  one.activate(site.backEnd.url, { 'ocpp.securityProfile': 2, 'ocpp.authorizationKey': keyHex });
  await until(() => expect(one.virtual.truth()['ocpp.status']).toBe(5));
});

test('remote start, limit, meter values and remote stop make a transaction without a violation', async () => {
  await using one = await inService();
  const { virtual, site } = one;
  const { backEnd } = site;
  virtual.changeSettings({ 'settings.startMode': 2, 'ocpp.meterInterval': 5 });
  virtual.plugCar(car);
  const start = await backEnd.run({ command: 'RemoteStartTransaction', idTag: 'TAG', confirmed: true });
  expect(start).toEqual({ kind: 'status', status: 'Accepted' });
  await until(() => expect(backEnd.chargers()[0]?.transactions).toMatchObject([{ idTag: 'TAG' }]));
  expect(virtual.truth()['session.authSource']).toBe(5);
  await backEnd.run({ command: 'SetLimit', limitA: 10 });
  await until(() =>
    expect(virtual.truth()).toMatchObject({ 'limit.ocpp': 10, 'limit.active': 10, 'limit.source': 6 }),
  );
  await until(() => expect(virtual.drawnA()[0]).toBeCloseTo(10, 0));
  await until(() =>
    expect(site.ofKind('frame').some(({ frame }) => frame.text?.includes('MeterValues') === true)).toBe(true),
  );
  await backEnd.run({ command: 'ClearLimit' });
  await until(() => expect(virtual.truth()['limit.ocpp']).toBe(null));
  const transactionId = backEnd.chargers()[0]?.transactions[0]?.id ?? 0;
  await backEnd.run({ command: 'RemoteStopTransaction', transactionId, confirmed: true });
  await until(() => expect(backEnd.chargers()[0]?.transactions).toEqual([]));
  expect(site.ofKind('violation')).toEqual([]);
  expect(site.ofKind('alert')).toEqual([]);
});

test('the configuration is a table; a change is read back, or in force after a restart', async () => {
  await using one = await inService({}, 'enforce');
  const { backEnd } = one.site;
  const all = await backEnd.run({ command: 'GetConfiguration' });
  expect(all).toMatchObject({ kind: 'configuration', unknown: [] });
  if (all.kind !== 'configuration') throw new Error('no table');
  expect(all.rows.find(({ key }) => key === 'AuthorizationKey')).toBeUndefined();
  expect(all.rows).toContainEqual({
    key: 'NumberOfConnectors',
    value: '1',
    isReadOnly: true,
    type: 'number',
    isOdd: false,
  });
  const change = (key: string, value: string) => backEnd.run({ command: 'ChangeConfiguration', key, value });
  expect(await change('MeterValueSampleInterval', '30')).toMatchObject({
    status: 'Accepted',
    readBack: 'in-force',
    value: '30',
  });
  expect(one.virtual.truth()['ocpp.meterInterval']).toBe(30);
  expect(await change('NumberOfConnectors', '2')).toMatchObject({
    status: 'Rejected',
    readBack: 'not-changed',
  });
  expect(await change('Nonsense', '2')).toMatchObject({ status: 'NotSupported' });
  expect(await change('SecurityProfile', '1')).toMatchObject({ status: 'Rejected' });
  expect(await change('AuthorizationKey', keyHex)).toMatchObject({
    status: 'Accepted',
    readBack: 'not-readable',
  });
  // With another key it connects anew.
  await until(() => expect(backEnd.attempts().filter(({ reached }) => reached === 'status')).toHaveLength(2));
  expect(await change('SecurityProfile', '1')).toMatchObject({ readBack: 'after-restart' });
  await backEnd.run({ command: 'Reset', type: 'Soft', confirmed: true });
  await until(() => expect(one.virtual.truth()['ocpp.securityProfile']).toBe(1));
  expect(one.site.ofKind('violation')).toEqual([]);
});

test('of the limits of Modbus and OCPP the lowest wins, and a limit of 0 pauses', async () => {
  await using one = await inService();
  const { virtual, site } = one;
  // Without the watchdog: nobody refreshes the limit of this test.
  virtual.changeSettings({ 'modbus.flags': 3, 'failsafe.defaultTimeout': 0 });
  virtual.plugCar(car);
  const modbus = virtual.openModbusSession();
  expect(modbus.write(512, [8000], true).kind).toBe('values');
  await site.backEnd.run({ command: 'SetLimit', limitA: 10 });
  const told = () => virtual.truth();
  await until(() => expect(told()).toMatchObject({ 'limit.ocpp': 10, 'limit.active': 8, 'limit.source': 5 }));
  await site.backEnd.run({ command: 'SetLimit', limitA: 7 });
  await until(() => expect(told()).toMatchObject({ 'limit.active': 7, 'limit.source': 6 }));
  await site.backEnd.run({ command: 'SetLimit', limitA: 0 });
  await until(() => expect(Number(told()['state.pauseReason']) & 16).toBe(16));
  virtual.changeSettings({ 'ocpp.flags': 2 });
  await until(() => expect(told()).toMatchObject({ 'limit.ocpp': null, 'limit.active': 8 }));
});

test('a back end that was started anew and insists on a boot gets one', async () => {
  await using one = await inService();
  const { port } = one.site.backEnd;
  await one.site.backEnd.close('asked');
  await using again = await startTestBackEnd({ mode: 'enforce', port });
  await until(() => expect(again.backEnd.chargers()[0]?.boot).toMatchObject({ chargePointVendor: 'NEXUS' }));
  await until(() => expect(one.virtual.truth()['ocpp.status']).toBe(3));
});

test('switched off it leaves, and its limit goes with it', async () => {
  await using one = await inService();
  await one.site.backEnd.run({ command: 'SetLimit', limitA: 10 });
  one.virtual.changeSettings({ 'ocpp.mode': 0, 'modbus.flags': 1 });
  await until(() => expect(one.site.backEnd.chargers()[0]?.isConnected).toBe(false));
  expect(one.virtual.truth()).toMatchObject({ 'ocpp.status': 0, 'limit.ocpp': null });
});

test('diagnostics are uploaded into a folder', async () => {
  await using one = await inService();
  const asked = await one.site.backEnd.run({ command: 'GetDiagnostics' });
  expect(asked).toEqual({ kind: 'diagnostics', file: `${serial}-diagnostics.json` });
  const { file } = await one.site.until((event) => event.event === 'upload');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ serial });
});

test.each([
  [{ noSubprotocol: true }, 'subprotocol-missing'],
  [{ trailingSlash: true }, 'path-trailing-slash'],
  [{ doubledIdentity: true }, 'identity-doubled'],
  [{ wrongCase: true }, 'identity-case'],
] as const)('the bad habit %j is told apart', async (habits, diagnosis) => {
  await using site = await startTestBackEnd();
  const one = charger();
  one.client.setHabits({ ...habits, backOffStorm: true });
  one.activate(site.backEnd.url);
  await site.untilAttempt((attempt) => attempt.diagnosis === diagnosis && attempt.times >= 2);
});

test('the bad habits of messages are listed and answered', async () => {
  await using one = await inService({ longSerial: true, readonlyAsNumber: true, clock1970: true }, 'report');
  await one.site.backEnd.run({ command: 'GetConfiguration', keys: ['HeartbeatInterval'] });
  expect(one.site.ofKind('violation').map(({ violation }) => [violation.path, violation.rule])).toEqual(
    expect.arrayContaining([
      ['chargePointSerialNumber', 'maxLength'],
      ['configurationKey.0.readonly', 'type'],
    ]),
  );
  expect(one.virtual.truth()['clock.quality']).not.toBe(4);
});

test('TLS 1.0 is told apart', async () => {
  const authority = createTestAuthority();
  await using site = await startTestBackEnd({ tls: authority.issue(), key: keyHex });
  const one = charger(authority.certificate);
  one.client.setHabits({ tls10: true });
  one.activate(site.backEnd.url, { 'ocpp.securityProfile': 2, 'ocpp.authorizationKey': keyHex });
  await site.untilAttempt(({ diagnosis }) => diagnosis === 'tls-version');
});

test('what happened without a back end is sent later, kept on disk there and alerted', async () => {
  const one = charger();
  const dataDir = mkdtempSync(join(tmpdir(), 'nexus-queue-'));
  endings.push(() => rmSync(dataDir, { recursive: true, force: true }));
  one.activate('ws://127.0.0.1:9/ocpp');
  one.virtual.plugCar(car);
  await until(() => expect(one.virtual.ocpp.memory.queue).toHaveLength(1));
  one.virtual.unplugCar();
  await until(() => expect(one.virtual.ocpp.memory.queue).toHaveLength(2));
  // As if it were of another day.
  for (const { payload } of one.virtual.ocpp.memory.queue)
    if (payload['meterStart'] !== undefined) payload['timestamp'] = '2026-01-01T00:00:00.000Z';
  await using site = await startTestBackEnd();
  one.activate(site.backEnd.url);
  await until(() => expect(one.virtual.ocpp.memory.queue).toEqual([]));
  expect(site.ofKind('alert')).toMatchObject([
    { alert: 'queued-transaction', action: 'StartTransaction' },
    { alert: 'queued-transaction', action: 'StopTransaction' },
  ]);
});
