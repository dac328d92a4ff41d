import { expect, test } from 'vitest';
import { historyCsv } from '#core/charger/history/historyCsv.ts';
import { takeHistory } from '#core/charger/history/takeHistory.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { everyCharge } from '#shared/domain/charger/history/filterHistory.ts';
import { openCharger } from '#tests/support/configurationOnSite.ts';
import { type CoreOnSite, startCoreOnSite } from '#tests/support/coreOnSite.ts';

const chargeOnce = async ({ site }: CoreOnSite, serial: string): Promise<void> => {
  const generation = async () => Number((await site.truth(serial))['generation.history']);
  const before = await generation();
  await site.control(`/chargers/${serial}/car`, { action: 'plug' });
  await expect.poll(async () => (await site.truth(serial))['state.charge']).toBe(4);
  await site.control(`/chargers/${serial}/car`, { action: 'unplug' });
  await expect.poll(generation).not.toBe(before);
};

const take = async ({ api }: CoreOnSite, deviceId: string) => {
  for await (const event of await api.history.take({ deviceId })) if (event.kind !== 'progress') return event;
  throw new Error('no answer');
};

test('charges are taken over through Bluetooth once, and are there without the charger', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { id, identity } = await openCharger(on);
  expect(await take(on, id)).toMatchObject({ result: { added: 0, inCharger: 0, isWhole: true } });
  await chargeOnce(on, identity.serial);
  await chargeOnce(on, identity.serial);
  expect(await take(on, id)).toMatchObject({ result: { added: 2, inCharger: 2, isWhole: true } });
  expect(await take(on, id)).toMatchObject({ result: { added: 0, inCharger: 2 } });
  await on.core.devices.close(id);
  const view = await on.api.history.list({ serial: identity.serial, filter: everyCharge });
  expect(view).toMatchObject({ inLog: 2, total: { charges: 2 }, weeks: [{ charges: 2 }] });
  expect(view.records.map((record) => record.stopReason)).toEqual(['unplugged', 'unplugged']);
  const { text, fileName } = await on.api.history.csv({ serial: identity.serial, filter: everyCharge });
  expect(fileName).toMatch(/^charges-NX\d+-\d{4}-\d\d-\d\d\.csv$/);
  expect(text.split('\r\n')).toHaveLength(4);
});

test('charges are taken over through Modbus TCP without the PIN, also with a reading of everything', async () => {
  await using on = await startCoreOnSite({ chargers: 1, ...{ commissioned: true } });
  const session = await openCharger(on, 0, 'modbus');
  const { serial } = session.identity;
  await chargeOnce(on, serial);
  expect(await take(on, session.id)).toMatchObject({ result: { added: 1, inCharger: 1 } });
  await chargeOnce(on, serial);
  for await (const _ of await on.api.devices.readAll({ id: session.id, siteId: null }));
  expect(on.core.log.history(serial)).toHaveLength(2);
  expect(await take(on, session.id)).toMatchObject({ result: { added: 0, inCharger: 2 } });
});

/** A session whose history moves on by one after so many reads of records. */
const movingOn = (session: DeviceSession, moves: number, move: () => Promise<void>): DeviceSession => {
  let reads = 0;
  return {
    ...session,
    read: async (points) => {
      const values = await session.read(points);
      if (points.length > 1 && reads++ < moves) await move();
      return values;
    },
  };
};

test('a charge that ends during the read is read again and not missed', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const session = await openCharger(on);
  const { serial } = session.identity;
  await chargeOnce(on, serial);
  const moving = movingOn(session, 1, () => chargeOnce(on, serial));
  expect(await takeHistory(on.core, moving)).toEqual({ added: 2, inCharger: 2, isWhole: true });
});

test('a history that never stands still is taken as far as it was seen, and that is said', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const session = await openCharger(on);
  const moving = movingOn(session, 9, () => chargeOnce(on, session.identity.serial));
  expect(await takeHistory(on.core, moving)).toEqual({ added: 3, inCharger: 3, isWhole: false });
});

test('a card with a name that begins like a formula is text in the table', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const { serial } = (await openCharger(on)).identity;
  const values = {
    'history.0.id': 1,
    'history.0.start': 1_790_000_000,
    'history.0.end': 1_790_003_600,
    'history.0.energy': 1000,
    'history.0.stopReason': 3,
    'history.0.rfidLength': 4,
    'history.0.rfid': '04a3b2c1000000000000',
    'clock.timezone': 'CET-1CEST,M3.5.0,M10.5.0/3',
    'cards.1.flags': 3,
    'cards.1.length': 4,
    'cards.1.uid': '04a3b2c1000000000000',
    'cards.1.name': '=1+1',
  };
  const taken = {
    takenAtMs: Date.now(),
    door: 'bluetooth',
    firmware: '1',
    unreadable: {},
    secretsSet: {},
  } as const;
  on.core.log.saveSnapshot({ ...taken, chargerSerial: serial, values, practice: true });
  const text = historyCsv(on.core.log, serial, everyCharge);
  expect(text).toContain("04a3b2c1,'=1+1");
  expect(text).toContain('2026-09-21T16:13:20+02:00');
  expect(historyCsv(on.core.log, serial, { ...everyCharge, card: '' }).split('\r\n')).toHaveLength(2);
});
