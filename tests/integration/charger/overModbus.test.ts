import { expect, test } from 'vitest';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { openCharger, quiet, visitor } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { resultOf } from '#tests/support/jobSteps.ts';

const place = { siteId: null, person: visitor.person };

/** A charger reached over Modbus TCP that takes settings there, opened with its PIN. */
const overModbus = async (on: CoreOnSite): Promise<DeviceSession> => {
  const [charger] = on.site.ready.chargers;
  await on.site.control(`/chargers/${charger?.serial}/settings`, { 'modbus.flags': 7 });
  const session = await openCharger(on, 0, 'modbus');
  await on.core.devices.unlock(session.id, charger?.pin ?? '');
  return session;
};

const start = () => startCoreOnSite({ chargers: 1, commissioned: true });

const apply = async (
  { core }: CoreOnSite,
  session: DeviceSession,
  values: Record<string, string | number>,
) => {
  const wanted = { values, secrets: {}, generation: null };
  const { proof } = await core.configurations.apply(session, visitor, wanted, { ...quiet, newPin: null });
  return proof.map(({ result }) => result);
};

test('over Modbus TCP the clock is set and read back', async () => {
  await using on = await start();
  const { id, identity } = await overModbus(on);
  await on.site.control(`/chargers/${identity.serial}/clock`, { epoch: 0 });
  const { proof } = await resultOf(on.api.care.setClock({ ...place, deviceId: id }));
  expect(proof).toMatchObject([{ point: 'clock.now', result: 'in-force' }]);
});

test('over Modbus TCP the PIN cannot be changed, and the old one stays', async () => {
  await using on = await start();
  const { id } = await overModbus(on);
  await expect(
    on.api.care.changePin({ ...place, deviceId: id, newPin: '481537', keeper: '' }),
  ).rejects.toMatchObject({ code: 'write.refused-state' });
  expect(await on.core.devices.unlock(id, on.site.ready.chargers[0]?.pin ?? '')).toMatchObject({
    state: 'open',
  });
  expect(JSON.stringify([...on.core.log.eachEntry({})])).not.toContain('481537');
});

test('over Modbus TCP a restart is done, and the charger comes back by itself', async () => {
  await using on = await start();
  const { id } = await overModbus(on);
  const { 'state.bootCount': before } = await on.site.truth();
  await on.api.care.restart({ ...place, deviceId: id, kind: 'restart' });
  await expect
    .poll(async () => (await on.site.truth())['state.bootCount'], { timeout: 10_000 })
    .not.toBe(before);
  await expect.poll(() => on.core.devices.get(id).session.isOpen(), { timeout: 10_000 }).toBe(true);
}, 30_000);

test('over Modbus TCP cards and a schedule are written and read back', async () => {
  await using on = await start();
  const session = await overModbus(on);
  const card = { 'cards.1.flags': 3, 'cards.1.length': 4, 'cards.1.name': 'Žofie', 'cards.1.maxCurrent': 10 };
  expect(await apply(on, session, card)).toEqual(['in-force', 'in-force', 'in-force', 'in-force']);
  const window = {
    'schedule.1.flags': 0x8000 + 0b0011111,
    'schedule.1.start': 1320,
    'schedule.1.stop': 360,
    'schedule.1.current': 16,
  };
  expect(await apply(on, session, window)).toEqual(['in-force', 'in-force', 'in-force', 'in-force']);
  expect(await on.site.truth()).toMatchObject({ 'cards.1.name': 'Žofie', 'schedule.1.stop': 360 });
});
