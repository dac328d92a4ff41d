import { expect, test } from 'vitest';
import { openBluetoothDoor } from '#core/devices/openBluetoothDoor.ts';
import { blockNamed } from '#core/devices/profilePoint.ts';
import type { BleLink } from '#core/ports/bleRadio.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';

const profile = nexusProfile();
const { gatt } = profile.transport;
const control = blockNamed(profile, 'C');

/** A link of which only the answers matter: `results` are what 0204 reads, one after the other. */
const linkWith = (results: readonly (readonly number[])[], block: Uint8Array = new Uint8Array(0)) => {
  const written: (readonly [uuid: string, bytes: readonly number[]])[] = [];
  const left = [...results];
  const link: BleLink = {
    id: 'aa:bb',
    name: 'NEXUS-0042',
    mtuBytes: 256,
    isOpen: () => true,
    rssiDbm: async () => -60,
    read: async (uuid) => (uuid === gatt.result ? Uint8Array.from(left.shift() ?? []) : block),
    write: async (uuid, bytes) => void written.push([uuid, [...bytes]]),
    subscribe: async () => async () => undefined,
    onClosed: () => () => undefined,
    close: async () => undefined,
  };
  return { door: openBluetoothDoor(link, profile), written };
};

test('a write begins with its offset in bytes, high byte first', async () => {
  const { door, written } = linkWith([
    [0, 0, 0, 0, 0, 0],
    [0, 1, 2, 0, 0, 0],
  ]);
  await door.writeWords(control, 20, [0x4e58, 0xc0de]);
  expect(written).toEqual([[control.gatt, [40, 0x4e, 0x58, 0xc0, 0xde]]]);
});

test('a counter that did not move means the write was not received', async () => {
  const { door } = linkWith([
    [0, 7, 2, 0, 0, 0],
    [0, 7, 2, 0, 0, 0],
  ]);
  await expect(door.writeWords(control, 0, [6000])).rejects.toMatchObject({
    code: 'device.write-not-received',
  });
});

test.each([
  [128, 'write.refused-state'],
  [129, 'write.refused-value'],
  [130, 'write.refused-locked'],
  [131, 'write.too-soon'],
  [132, 'write.failed'],
])('code %i is %s with the register', async (code, expected) => {
  const { door } = linkWith([
    [0, 0, 0, 0, 0, 0],
    [0, 1, code, 0, 2, 3],
  ]);
  await expect(door.writeWords(control, 0, [6000])).rejects.toMatchObject({
    code: expected,
    details: { device: 'NEXUS-0042', register: 515 },
  });
});

test('an empty read means the charger is locked, a short one is a bad answer', async () => {
  await expect(linkWith([]).door.readWords(control, 0, 1)).rejects.toMatchObject({ code: 'pin.required' });
  const short = linkWith([], new Uint8Array(20)).door;
  await expect(short.readWords(control, 0, 1)).rejects.toMatchObject({ code: 'device.bad-answer' });
});
