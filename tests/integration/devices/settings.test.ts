import { expect, test } from 'vitest';
import { startSiteWithSessions } from './siteSessions.ts';

const generationOf = async (session: { read(points: string[]): Promise<Record<string, unknown>> }) =>
  Number((await session.read(['generation.settings']))['generation.settings']);

test('staged settings are in force after the commit, all of them', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  const generation = await generationOf(session);
  await session.stage({
    'settings.maxCurrent': 13,
    'settings.bootCurrent': 6,
    'clock.timezone': 'CET-1CEST,M3.5.0,M10.5.0/3',
    'wifi.ssid': 'Žabovřesky',
    'wifi.password': 'not a real secret',
  });
  expect(await session.commit(generation)).toEqual({ generation: generation + 1 });
  const reading = await session.readAll();
  expect(reading.values).toMatchObject({ 'settings.maxCurrent': 13, 'wifi.ssid': 'Žabovřesky' });
  expect(reading.secretsSet).toMatchObject({ 'wifi.password': true, 'ocpp.authorizationKey': false });
  expect(reading.values).not.toHaveProperty('wifi.password');
  await session.stage({ 'wifi.password': '' });
  await session.commit(generation + 1, ['N']);
  expect((await session.readAll()).secretsSet['wifi.password']).toBe(false);
});

test('a stale generation stores nothing', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  const generation = await generationOf(session);
  await session.stage({ 'settings.maxCurrent': 13 });
  await expect(session.commit(generation + 7)).rejects.toMatchObject({
    code: 'commit.stale-generation',
    details: { expected: generation + 7, found: generation },
  });
  expect((await started.site.truth())['settings.maxCurrent']).toBe(6);
});

test('forgotten staging is not stored', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  await session.stage({ 'settings.maxCurrent': 13 });
  await session.forgetStaged();
  expect(await session.read(['commit.state'])).toEqual({ 'commit.state': 0 });
});

test('the installation limit waits for the car to be unplugged', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  await started.site.control(`/chargers/${started.serial}/car`, { action: 'plug' });
  await session.stage({ 'settings.installLimit': 10 });
  await expect(session.commit(await generationOf(session))).rejects.toMatchObject({
    code: 'device.car-plugged',
  });
});

test('a changed PIN is the one from now on', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  await session.changePin('04711');
  expect(await session.access()).toMatchObject({ pinIsFactory: false });
  await session.lock();
  await expect(session.unlock('000000')).rejects.toMatchObject({ code: 'pin.wrong' });
  expect(await session.unlock('04711')).toMatchObject({ state: 'open' });
});

test('without the PIN only blocks A and B can be read', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.open();
  await expect(session.read(['settings.maxCurrent'])).rejects.toMatchObject({ code: 'pin.required' });
  await expect(session.stage({ 'settings.maxCurrent': 13 })).rejects.toMatchObject({
    code: 'write.refused-locked',
  });
  const { values, unreadable } = await session.readAll();
  expect(values['state.charge']).toBe(1);
  expect(unreadable['settings.maxCurrent']).toBe('pin.required');
});

test('settings over Modbus are refused while bit 2 is off', async () => {
  await using started = await startSiteWithSessions('modbus');
  const session = await started.openAndUnlock();
  await expect(session.stage({ 'settings.maxCurrent': 13 })).rejects.toMatchObject({ code: 'modbus.locked' });
});

test('the smallest MTU is enough for everything', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  await started.site.control(`/chargers/${started.serial}/faults`, { radio: { mtu: 23 } });
  const session = await started.openAndUnlock();
  const generation = await generationOf(session);
  await session.stage({ 'ocpp.url': `ws://example.test/${'x'.repeat(100)}` });
  await session.commit(generation);
  const { values, unreadable } = await session.readAll();
  expect(unreadable).toEqual({});
  expect(String(values['ocpp.url'])).toHaveLength(118);
  const sample = await new Promise((resolve) => void session.live(resolve));
  expect(sample).toMatchObject({ values: { 'state.charge': 1 } });
});

test('a charger nobody sees is not found', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const target = { kind: 'bluetooth', name: 'NX-NOBODY-9999' } as const;
  await expect(started.sessions.open(target, { deadlineMs: 500 })).rejects.toMatchObject({
    code: 'device.not-found',
  });
});
