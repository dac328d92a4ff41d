import { expect, test } from 'vitest';
import { createAccessKeeper } from '#core/devices/accessKeeper.ts';
import type { DeviceDoor } from '#core/devices/deviceDoor.types.ts';
import { createBootWatch } from '#core/devices/sessionParts.ts';
import { createWritePace } from '#core/devices/writePace.ts';
import { appError } from '#shared/errors/appError.ts';
import { nexusPoint } from '#tests/profiles/allProfiles.ts';
import { startSiteWithSessions } from './siteSessions.ts';

test('a session opens the charger again when its time has lapsed', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  // The charger locks by itself after 300 s; writing 0 does the same at once.
  await session.writeControl({ 'access.pin': 0 });
  expect(await session.access()).toMatchObject({ state: 'locked' });
  expect(await session.read(['settings.maxCurrent'])).toEqual({ 'settings.maxCurrent': 6 });
  await session.writeControl({ 'access.pin': 0 });
  await session.stage({ 'settings.maxCurrent': 8 });
  expect(await session.access()).toMatchObject({ state: 'open', attemptsLeft: 5 });
});

test('a session that was locked on purpose stays locked', async () => {
  await using started = await startSiteWithSessions('bluetooth');
  const session = await started.openAndUnlock();
  await session.lock();
  await expect(session.read(['settings.maxCurrent'])).rejects.toMatchObject({ code: 'pin.required' });
});

/** A locked door that counts the PINs it is sent; `right` is the one that opens it. */
const lockedDoor = (right: { pin: string }) => {
  const sent: string[] = [];
  const locked = { state: 'locked', attemptsLeft: 4, blockedSeconds: 0, pinIsFactory: false } as const;
  const door: Pick<DeviceDoor, 'access' | 'sendPin'> = {
    access: async () => locked,
    sendPin: async (pin) => {
      sent.push(pin);
      if (pin !== right.pin) throw appError('pin.wrong', { device: 'box', attemptsLeft: 4 });
      return { ...locked, state: 'open' };
    },
  };
  return { door: door as DeviceDoor, sent };
};

test('a remembered PIN that has become wrong is sent once and never again', async () => {
  const right = { pin: '1234' };
  const { door, sent } = lockedDoor(right);
  const keeper = createAccessKeeper(door);
  await keeper.unlock('1234');
  right.pin = '9999';
  const locked = () => Promise.reject(appError('pin.required', { device: 'box' }));
  await expect(keeper.opened(locked)).rejects.toMatchObject({ code: 'pin.wrong' });
  await expect(keeper.opened(locked)).rejects.toMatchObject({ code: 'pin.required' });
  expect(sent).toEqual(['1234', '1234']);
});

test('no error of the lock carries the PIN', async () => {
  const { door } = lockedDoor({ pin: '1234' });
  const error: unknown = await createAccessKeeper(door)
    .unlock('8642')
    .catch((cause: unknown) => cause);
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('8642');
});

test('a boot count that moved is told once, before a write', () => {
  const boots = createBootWatch('NEXUS-0001', 4);
  boots.seen({ 'state.bootCount': 4 });
  boots.check();
  boots.seen({ 'state.bootCount': 5 });
  expect(() => boots.check()).toThrow('device.rebooted');
  boots.check();
});

test('a second control write waits a second of device time, a lower current does not', async () => {
  const waits: number[] = [];
  let nowMs = 0;
  const pace = createWritePace({
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    sleep: async (ms) => void waits.push(ms),
    speed: () => 1,
    setSpeed: () => undefined,
  });
  const points = [nexusPoint('limit.current')];
  const write = async (amperes: number) => {
    await pace.ready(points, { 'limit.current': amperes });
    pace.written(points, { 'limit.current': amperes });
  };
  await write(10);
  nowMs += 400;
  await write(8);
  expect(waits).toEqual([]);
  nowMs += 400;
  await write(12);
  expect(waits).toEqual([630]);
  await write(0);
  expect(waits).toHaveLength(1);
});
