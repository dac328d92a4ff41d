import { expect, test } from 'vitest';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { openCharger } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

const place = { siteId: null, person: 'Žofie' };

/** Learns; `act` is called once, when the charger waits. */
const learn = async (
  { api }: CoreOnSite,
  { id: deviceId }: DeviceSession,
  act: () => Promise<unknown>,
  signal?: AbortSignal,
) => {
  let hasActed = false;
  const stream = await api.cards.learn({ ...place, deviceId }, signal ? { signal } : {});
  for await (const event of stream) {
    if (event.kind !== 'progress') return event;
    if (!hasActed) await act();
    hasActed = true;
  }
  return null;
};

const show =
  ({ site }: CoreOnSite, { identity }: DeviceSession, uid: string) =>
  () =>
    site.control(`/chargers/${identity.serial}/card`, { uid });

test.each(['ble', 'modbus'] as const)('the next card is learned over %s and is in the log', async (door) => {
  await using on = await startCoreOnSite({
    chargers: 1,
    ...(door === 'modbus' ? { commissioned: true } : {}),
  });
  const session = await openCharger(on, 0, door);
  if (door === 'modbus') await on.core.devices.unlock(session.id, on.site.ready.chargers[0]?.pin ?? '');
  const uid = '04a3b2c1d4e5f6';
  expect(await learn(on, session, show(on, session, uid))).toEqual({
    kind: 'done',
    result: { slot: 1, uid },
  });
  expect(await on.site.truth()).toMatchObject({ 'cards.1.flags': 3, 'cards.1.length': 7 });
  const again = await learn(on, session, show(on, session, uid));
  expect(again).toMatchObject({ kind: 'failed', error: { code: 'cards.not-usable' } });
  const { entries } = on.core.log.entries({ kinds: ['write'] }, { limit: 5 });
  expect(entries.map(({ outcome, details }) => [outcome, details['slot'] ?? details['reason']])).toEqual([
    ['failed', 'cards.not-usable'],
    ['done', 1],
  ]);
});

test('six cards are all a charger takes, and nobody waits for a seventh', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const session = await openCharger(on);
  for (const last of ['01', '02', '03', '04', '05', '06']) {
    expect(await learn(on, session, show(on, session, `04a3b2${last}`))).toMatchObject({ kind: 'done' });
  }
  expect(await learn(on, session, show(on, session, '04a3b2ff'))).toMatchObject({
    kind: 'failed',
    error: { code: 'cards.full' },
  });
});

test('waiting that is cancelled ends in the charger too', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 1 });
  const session = await openCharger(on);
  const leaving = new AbortController();
  await learn(on, session, async () => leaving.abort(), leaving.signal).catch(() => null);
  await expect.poll(async () => (await on.site.truth())['command.last']).toBe(8);
  await show(on, session, '04a3b2c1')();
  expect(await on.site.truth()).toMatchObject({ 'cards.1.flags': 0 });
});

test('a minute without a card ends the waiting', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 60 });
  const session = await openCharger(on);
  expect(await learn(on, session, async () => undefined)).toMatchObject({
    kind: 'failed',
    error: { code: 'cards.none-shown' },
  });
});
