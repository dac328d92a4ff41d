import { expect, test } from 'vitest';
import type { ChargerReading } from '#core/loadbalancing/controller/chargerReading.ts';
import { createForeignSigns } from '#core/loadbalancing/controller/foreignSigns.ts';
import { createSetpointWriter } from '#core/loadbalancing/controller/setpointWriter.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';

const reading = (begunS: number, change: Partial<ChargerReading> = {}): ChargerReading => ({
  begunS,
  isPlugged: true,
  wants: true,
  setpointA: 6,
  inForceA: 6,
  ownMaxA: 32,
  isTripped: false,
  isArmed: true,
  remainingS: 20,
  isEnabled: true,
  measuredA: [6, 6, 6],
  generation: 1,
  bootCount: 1,
  ...change,
});

const writerAt = (change: Partial<ChargerReading> = {}) => {
  let nowS = 100;
  let failure: Error | undefined;
  const writes: PointValues[] = [];
  const signs = createForeignSigns();
  const writer = createSetpointWriter({
    charger: { id: 'c1', node: 'main', maxA: 32, timeoutS: 30 },
    time: { nowS: () => nowS, wallS: () => nowS },
    tag: 7,
    beforeA: null,
    signs,
    // Only what it writes with is asked of the session.
    session: () =>
      ({
        writeControl: (values: PointValues) => {
          writes.push(values);
          return failure === undefined ? Promise.resolve() : Promise.reject(failure);
        },
      }) as never,
    answered: () => undefined,
    failed: () => undefined,
  });
  writer.sawReading(reading(99, change));
  const steer = async (setA: number, passS: number) => {
    nowS += passS;
    writer.steer(setA);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    writer,
    writes,
    signs,
    steer,
    fail: (error: Error | undefined) => {
      failure = error;
    },
    see: (next: Partial<ChargerReading>) => writer.sawReading(reading(nowS + 0.1, next)),
  };
};

test('writes on change only, and a heartbeat well before a third of the time-out is over', async () => {
  const { writes, steer } = writerAt();
  await steer(6, 0);
  for (let second = 0; second < 9; second += 1) await steer(6, 1);
  expect(writes).toEqual([{ 'limit.current': 6 }, { 'control.heartbeat': 7 * 256 + 1 }]);
});

test('a raise waits for the second of the register, a reduction does not', async () => {
  const { writes, steer } = writerAt();
  await steer(6, 0);
  await steer(10, 0.5);
  await steer(0, 0.1);
  await steer(10, 1.2);
  expect(writes).toEqual([{ 'limit.current': 6 }, { 'limit.current': 0 }, { 'limit.current': 10 }]);
});

test('a charger that fell back is brought back by a set-point, not by a heartbeat', async () => {
  const { writes, steer, see } = writerAt();
  await steer(6, 0);
  see({ isTripped: true });
  await steer(6, 2);
  expect(writes).toEqual([{ 'limit.current': 6 }, { 'limit.current': 6 }]);
});

test('after a write that nobody answered the higher value counts until it was read', async () => {
  const { writer, steer, fail, see } = writerAt();
  fail(appError('device.timeout', { device: 'c1', operation: 'write' }));
  await steer(16, 0);
  expect(writer.inForceA()).toBe(16);
  expect(writer.writtenA()).toBeNull();
  see({ setpointA: 6, inForceA: 6 });
  expect(writer.inForceA()).toBe(6);
});

test('a pause that somebody left behind is lifted together with the first set-point', async () => {
  const { writes, steer } = writerAt({ isEnabled: false });
  await steer(6, 0);
  expect(writes).toEqual([{ 'limit.current': 6, 'control.enable': 1 }]);
});

test('no limit from Modbus counts at the maximum of the charger', () => {
  const { writer } = writerAt({ setpointA: null, inForceA: null });
  expect(writer.inForceA()).toBe(32);
});

test('a set-point that is not ours twice is a sign of somebody else', async () => {
  const { signs, steer } = writerAt();
  await steer(6, 0);
  signs.sawReading(reading(101, { setpointA: 16 }));
  expect(signs.sign()).toBeUndefined();
  signs.sawReading(reading(102, { setpointA: 16 }));
  expect(signs.sign()).toBe('limit.current 16 A ≠ 6 A');
});
