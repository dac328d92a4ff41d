import { expect, test, vi } from 'vitest';
import { createSystemClock } from '#core/adapters/clock/systemClock.ts';
import { createModbusConnector } from '#core/adapters/modbus/createModbusConnector.ts';
import { createMeterSessions } from '#core/devices/meters/createMeterSessions.ts';
import type { MeterReading, MeterSession } from '#core/devices/meters/meterSession.types.ts';
import { bundledStore } from '#tests/profiles/allProfiles.ts';
import { startSite } from '#tests/support/practiceSite.ts';

const speed = 20;
const soon = { timeout: 15_000, interval: 30 };

const siteWithMeter = async () => {
  const site = await startSite({ layout: 'board', chargers: 1, commissioned: true, speed, base: '12,5,-8' });
  const clock = createSystemClock();
  clock.setSpeed(speed);
  const sessions = createMeterSessions({
    modbus: createModbusConnector({ requestDeadlineMs: 300 }),
    profiles: bundledStore.meters(),
    clock,
  });
  const port = site.ready.meters?.[0]?.modbus.port ?? 0;
  const target = `modbus://127.0.0.1:${port}/1`;
  return {
    site,
    sessions,
    target,
    port,
    faults: (body: unknown) => site.control('/site/meter', body),
    open: () => sessions.open(target, { profile: 'reference-meter' }),
    [Symbol.asyncDispose]: async () => {
      await sessions.closeAll();
      await site.stop();
    },
  };
};

/** Reads until a reading is as wished; one that failed is asked for again. */
const readUntil = (
  meter: MeterSession,
  isWished: (reading: MeterReading) => boolean,
): Promise<MeterReading> =>
  vi.waitFor(async () => {
    const reading = await meter.read();
    if (!isWished(reading)) throw new Error(`not yet: ${JSON.stringify(reading)}`);
    return reading;
  }, soon);

test('what flows is read with its direction, and grows by a step of base load', async () => {
  await using bench = await siteWithMeter();
  const meter = await bench.open();
  expect(meter.identity()).toMatchObject({ vendor: 'NEXUS', ratedA: 63, practice: true });
  const reading = await meter.read();
  expect(reading).toMatchObject({
    currentA: [12, 5, -8],
    voltageV: [230, 230, 230],
    isExport: false,
    doubts: [],
  });
  expect(reading.atMs).toBeGreaterThan(Date.now() - 2000);
  await bench.site.control('/site/base', { stepA: [0, 30, 0], forS: 300 });
  expect((await readUntil(meter, ({ currentA }) => currentA[1] !== 5)).currentA).toEqual([12, 35, -8]);
  expect(meter.latest()?.currentA).toEqual([12, 35, -8]);
  expect(meter.state()).toBe('ok');
});

test('reversed and swapped transformers and noise show in the reading', async () => {
  await using bench = await siteWithMeter();
  const meter = await bench.open();
  await bench.faults({ reversed: [2] });
  await readUntil(meter, ({ currentA }) => currentA[1] === -5);
  await bench.faults({ clear: true, swapped: [2, 3, 1] });
  await readUntil(meter, ({ currentA }) => String(currentA) === '5,-8,12');
  await bench.faults({ clear: true, noiseA: 2 });
  const { currentA } = await readUntil(
    meter,
    (reading) => reading.currentA[0] !== 12 && reading.currentA[0] !== 5,
  );
  expect(Math.abs((currentA[0] ?? 0) - 12)).toBeLessThanOrEqual(2);
});

test('a frozen meter is found out by its counter while its values look fine', async () => {
  await using bench = await siteWithMeter();
  const meter = await bench.open();
  await readUntil(meter, () => meter.state() === 'ok');
  await bench.faults({ frozen: true });
  await readUntil(meter, () => meter.state() === 'frozen');
  expect(meter.ageMs()).toBeGreaterThan(4000);
  await bench.faults({});
  await readUntil(meter, () => meter.state() === 'ok');
  expect(meter.ageMs()).toBeLessThan(4000);
});

test('a lost meter is told, ages, and comes back by itself', async () => {
  await using bench = await siteWithMeter();
  const meter = await bench.open();
  const states: string[] = [];
  meter.onState((state) => states.push(state));
  await meter.read();
  await bench.faults({ lost: true });
  await vi.waitFor(async () => {
    await expect(meter.read()).rejects.toMatchObject({ code: 'device.link-lost' });
  }, soon);
  expect(meter.state()).toBe('lost');
  expect(meter.ageMs()).toBeGreaterThan(3000);
  await bench.faults({});
  await readUntil(meter, () => true);
  expect(states).toEqual(['lost', 'ok']);
});

test('lost answers and late ones cost single readings, not the meter', async () => {
  await using bench = await siteWithMeter();
  const meter = await bench.open();
  await bench.faults({ loss: 0.05, jitterMs: 100 });
  let read = 0;
  for (let n = 0; n < 30; n += 1) {
    await meter.read().then(
      () => (read += 1),
      () => undefined,
    );
  }
  expect(read).toBeGreaterThan(20);
});

test('behind an open main breaker the meter is gone, and back when it is closed', async () => {
  await using bench = await siteWithMeter();
  const meter = await bench.open();
  await bench.site.control('/site/breaker', { node: 'main', on: false });
  await expect(meter.read()).rejects.toMatchObject({ code: 'device.timeout' });
  await bench.site.control('/site/breaker', { node: 'main', on: true });
  await readUntil(meter, ({ voltageV }) => voltageV[0] === 230);
});

test('another device, another profile and another kind of target are refused', async () => {
  await using bench = await siteWithMeter();
  const charger = bench.site.ready.chargers[0]?.modbus.port ?? 0;
  const { sessions, target } = bench;
  const refused = [
    [`modbus://127.0.0.1:${charger}`, 'reference-meter', 'meter.other-device'],
    [target, 'nexus-reference', 'meter.profile-unknown'],
    ['ble:NEXUS-0001', 'reference-meter', 'target.invalid'],
  ] as const;
  for (const [where, profile, code] of refused) {
    await expect(sessions.open(where, { profile, keepTrying: true })).rejects.toMatchObject({ code });
  }
});

test('a meter that is not there yet is waited for on demand', async () => {
  await using bench = await siteWithMeter();
  await bench.faults({ lost: true });
  await expect(bench.open()).rejects.toMatchObject({ code: 'device.timeout' });
  const meter = await bench.sessions.open(bench.target, { profile: 'reference-meter', keepTrying: true });
  expect([meter.state(), meter.identity(), meter.ageMs()]).toEqual(['lost', null, null]);
  await bench.faults({});
  await readUntil(meter, () => true);
  expect(meter.identity()).toMatchObject({ vendor: 'NEXUS' });
  await meter.close();
  expect(meter.state()).toBe('closed');
  await expect(meter.read()).rejects.toMatchObject({ code: 'device.link-lost' });
});
