import { describe, expect, test, vi } from 'vitest';
import type { LiveSample } from '#core/devices/deviceSession.types.ts';
import { startSiteWithSessions } from './siteSessions.ts';

/** What every session promises, whatever its door; settings over Modbus need bit 2, see the other file. */
describe.each(['bluetooth', 'modbus'] as const)('over %s', (door) => {
  test('a session says who the charger is', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.open();
    const truth = await started.site.truth();
    expect(session.identity).toMatchObject({
      serial: started.serial,
      name: started.site.ready.chargers[0]?.name,
      vendor: 'NEXUS',
      practice: true,
      mapVersion: '1.0',
      minA: 6,
      hardwareMaxA: truth['limit.hardwareMax'],
      firmware: truth['identity.firmware'],
    });
    expect(session.door).toBe(door);
    await session.close();
    expect(session.isOpen()).toBe(false);
  });

  test('everything that can be read agrees with the truth inside', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.openAndUnlock();
    const reading = await session.readAll();
    const truth = await started.site.truth();
    expect(reading.unreadable).toEqual({});
    const settings = Object.keys(truth).filter((name) => {
      const block = session.profile.points.get(name)?.place.block;
      return (
        block !== undefined && 'ADNOR'.includes(block) && session.profile.points.get(name)?.access !== 'w'
      );
    });
    expect(settings.length).toBeGreaterThan(80);
    const unlike = settings.filter((name) => {
      const found = reading.values[name];
      const inside = truth[name];
      const point = session.profile.points.get(name);
      if (point?.type.kind === 'ipv4') return false;
      // The truth inside has one word for "none" and "nothing there".
      if (found === 'none' || found === '') return inside !== null && inside !== '';
      return found !== inside && !(found === null && inside === '');
    });
    expect(unlike).toEqual([]);
    expect(Object.keys(reading.values).length).toBeGreaterThan(600);
    // Bluetooth: seven blocks and, six times, a page turned and read.
    expect(reading.requests).toBe(door === 'modbus' ? 13 : 19);
  });

  test('a wrong PIN costs one attempt and is not repeated', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.open();
    const before = await session.access();
    expect(before).toEqual({ state: 'locked', attemptsLeft: 5, blockedSeconds: 0, pinIsFactory: true });
    await expect(session.unlock('999999')).rejects.toMatchObject({
      code: 'pin.wrong',
      details: { attemptsLeft: 4 },
    });
    await expect(session.unlock('12ab')).rejects.toMatchObject({ code: 'pin.invalid' });
    expect(await session.access()).toMatchObject({ state: 'locked', attemptsLeft: 4 });
    expect(await session.unlock('000000')).toMatchObject({ state: 'open', attemptsLeft: 5 });
    await session.lock();
    expect(await session.access()).toMatchObject({ state: 'locked' });
  });

  test('five wrong PINs block the charger, and the right one does not help until the time is over', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.open();
    for (let n = 0; n < 4; n += 1) await expect(session.unlock('111111')).rejects.toThrow('pin.wrong');
    await expect(session.unlock('111111')).rejects.toMatchObject({ code: /^pin\.(wrong|blocked)$/ });
    await expect(session.unlock('000000')).rejects.toMatchObject({ code: 'pin.blocked' });
    expect((await session.access()).blockedSeconds).toBeGreaterThan(0);
  });

  test('control values arrive, and what is out of range never leaves the computer', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.openAndUnlock();
    await session.writeControl({ 'limit.current': 10, 'failsafe.timeout': 30, 'failsafe.current': 7 });
    expect(await session.read(['limit.current', 'failsafe.timeout', 'failsafe.current'])).toEqual({
      'limit.current': 10,
      'failsafe.timeout': 30,
      'failsafe.current': 7,
    });
    await expect(session.writeControl({ 'limit.current': 9, 'failsafe.current': 45 })).rejects.toMatchObject({
      code: 'point.out-of-range',
      details: { point: 'failsafe.current' },
    });
    await expect(session.writeControl({ 'settings.maxCurrent': 13 })).rejects.toMatchObject({
      code: 'point.read-only',
    });
    expect(await session.read(['limit.current'])).toEqual({ 'limit.current': 10 });
    await session.writeControl({ 'limit.current': 'none' });
    expect(await session.read(['limit.current'])).toEqual({ 'limit.current': 'none' });
  });

  test('a clock that is set runs on', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.openAndUnlock();
    await session.setClock(1_800_000_000);
    const values = await session.read(['clock.now', 'clock.quality']);
    expect(Number(values['clock.now'])).toBeGreaterThanOrEqual(1_800_000_000);
    expect(values['clock.quality']).toBe(2);
  });

  test('a command ends with done', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.openAndUnlock();
    expect(await session.command(6)).toMatch(/done|accepted/);
    expect(await session.command(7, 0, { waitDone: true })).toBe('done');
  });

  test('live samples come until they are stopped', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.open();
    const samples: LiveSample[] = [];
    const enough = Promise.withResolvers<void>();
    const stop = await session.live((sample) => {
      samples.push(sample);
      if (samples.length === 3) enough.resolve();
    });
    await enough.promise;
    await stop();
    const counts = samples.map(({ values }) => Number(values['state.sample']));
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts);
    expect(samples[0]?.values['meter.voltage.l1']).toBeGreaterThan(200);
  });

  test('a restart of the charger ends the session', async () => {
    await using started = await startSiteWithSessions(door);
    const session = await started.openAndUnlock();
    const before = session.identity.bootCount;
    const ended = new Promise((resolve) => void session.onClosed(resolve));
    await started.site.control(`/chargers/${started.serial}/faults`, { reboot: true });
    expect(await ended).toEqual({ wanted: false });
    await expect(session.writeControl({ 'limit.current': 8 })).rejects.toMatchObject({
      code: 'device.link-lost',
    });
    // Over Modbus the port comes back with the Wi-Fi.
    const again = await vi.waitFor(() => started.open(), { timeout: 10_000, interval: 50 });
    expect(again.identity.bootCount).toBe(before + 1);
  });
});

test('one charger has one session, and the next one may follow', async () => {
  await using started = await startSiteWithSessions('modbus');
  const first = await started.open();
  await expect(started.open()).rejects.toMatchObject({
    code: 'device.leased',
    details: { holder: 'test' },
  });
  await first.close();
  const second = await started.open();
  expect(second.identity.serial).toBe(started.serial);
});
