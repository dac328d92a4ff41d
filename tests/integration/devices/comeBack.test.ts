import { expect, test } from 'vitest';
import { tryWithBackOff } from '#core/devices/backOff.ts';
import type { Clock } from '#core/ports/clock.ts';
import { openCharger } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';

test('waits 1, 2, 5, 10 and then 30 s between attempts, and ends with the first that succeeds', async () => {
  const waits: number[] = [];
  const clock = { sleep: async (ms: number) => void waits.push(ms) } as Pick<Clock, 'sleep'> as Clock;
  let attempts = 0;
  await new Promise<void>((resolve) => {
    tryWithBackOff(clock, async () => {
      attempts += 1;
      if (attempts < 7) throw new Error('not yet');
      resolve();
    });
  });
  expect(waits).toEqual([1000, 2000, 5000, 10_000, 30_000, 30_000, 30_000]);
});

test('a charger that is only looked at over Modbus TCP comes back by itself under the same id', async () => {
  await using on = await startCoreOnSite({ chargers: 1, commissioned: true, speed: 40 });
  const session = await openCharger(on, 0, 'modbus');
  const serial = session.identity.serial;
  const samples = (await on.api.devices.live({ id: session.id }))[Symbol.asyncIterator]();
  expect((await samples.next()).value).toMatchObject({ values: { 'watchdog.state': expect.any(Number) } });
  await on.site.control(`/chargers/${serial}/faults`, { dropLink: true });
  await expect.poll(() => session.isOpen()).toBe(false);
  await expect.poll(() => on.core.devices.get(session.id).session.isOpen()).toBe(true);
  expect(on.core.devices.get(session.id).session).not.toBe(session);
  expect((await samples.next()).done).toBe(false);
  await samples.return?.(undefined);
  await on.core.devices.close(session.id);
  expect(on.core.devices.list()).toEqual([]);
});

test('a charger that is closed while it is away is not opened again', async () => {
  await using on = await startCoreOnSite({ chargers: 1, commissioned: true, speed: 1 });
  const session = await openCharger(on, 0, 'modbus');
  await on.site.control(`/chargers/${session.identity.serial}/faults`, { dropLink: true });
  await expect.poll(() => session.isOpen()).toBe(false);
  await on.core.devices.close(session.id);
  expect(on.core.devices.list()).toEqual([]);
  const again = await openCharger(on, 0, 'modbus');
  expect(again.isOpen()).toBe(true);
});

test('over Bluetooth a charger comes back when it is asked for, under the same id and open again', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const session = await openCharger(on);
  await on.site.control(`/chargers/${session.identity.serial}/faults`, { dropLink: true });
  await expect.poll(() => session.isOpen()).toBe(false);
  expect(await on.api.devices.reopen({ id: session.id })).toMatchObject({
    id: session.id,
    isOpen: true,
    access: { state: 'open' },
  });
  const { id } = session;
  expect(await on.api.devices.reopen({ id })).toMatchObject({ id, isOpen: true });
  on.core.devices.hold(id, 'some-job');
  await expect(on.api.devices.reopen({ id })).rejects.toMatchObject({ code: 'device.leased' });
});
