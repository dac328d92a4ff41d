import { expect, test } from 'vitest';
import { createPeripheral } from '#simulator/radio/peripheral.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { codeOf } from './badDay.ts';

/** Flags and a complete local name, as any device may send them. */
const named = (name: string) => ({
  data: Buffer.from([2, 1, 6]),
  scanResponse: Buffer.concat([Buffer.from([name.length + 1, 9]), Buffer.from(name)]),
});

test('a Bluetooth device that is no NEXUS is refused, whatever it calls itself', async () => {
  await using on = await startCoreOnSite({ chargers: 1 });
  const value = Buffer.from('not a charger');
  const stranger = await createPeripheral({
    radioPath: on.site.ready.radio ?? '',
    address: 'c0:11:22:33:44:55',
    services: [
      {
        uuid: '0000180f00001000800000805f9b34fb',
        characteristics: [
          { uuid: '00002a1900001000800000805f9b34fb', properties: ['read'], read: () => value },
        ],
      },
    ],
    advertisement: () => named('NEXUS-9999'),
  });
  stranger.setDoorOpen(true);
  const opening = on.core.devices.open('ble:NEXUS-9999', { jobId: null });
  expect(await codeOf(opening)).toBe('device.not-nexus');
  expect(on.core.devices.list()).toEqual([]);
  await stranger.close();
});
