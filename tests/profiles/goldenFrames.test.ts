import { describe, expect, test } from 'vitest';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { decodePoint, encodePoint } from '#shared/profile/pointCodec.ts';
import { nexusPoint, nexusProfile } from './allProfiles.ts';

/** Written by hand from the register map, byte by byte; neither profile nor virtual charger had a part in them. */
const frames: readonly (readonly [name: string, register: number, hex: string, value: PointValue])[] = [
  ['map.magic', 0, '4e584556', 'NXEV'],
  ['map.version', 2, '0100', 256],
  ['identity.serial', 24, `4e58333230303037${'00'.repeat(16)}`, 'NX320007'],
  ['identity.mac', 51, '4e5800a1b2c3', '4e5800a1b2c3'],
  ['capabilities', 56, '80000009', 0x80000009],
  ['limit.hardwareMax', 60, '7d00', 32],
  ['state.cp', 257, '00c2', 12],
  ['state.fault', 260, '00000008', 8],
  ['state.lastFault', 266, 'ffff', 'none'],
  ['state.lock', 267, 'ffff', 65535],
  ['limit.cable', 272, 'ffff', null],
  ['limit.ocpp', 275, 'ffff', 'none'],
  ['pilot.low', 280, 'fb50', -12],
  ['meter.current.l1', 282, '32c8', 13],
  ['meter.voltage.l1', 285, '08fc', 230],
  ['meter.power', 292, 'fffffc18', -1000],
  ['meter.power', 292, '80000000', null],
  ['meter.energy.total', 294, '00012fd1', 77777],
  ['temperature.inside', 314, '8000', null],
  ['temperature.inside', 314, 'ffce', -5],
  ['wifi.ipv4', 340, '7f000001', '127.0.0.1'],
  ['grid.current.l2', 347, 'f448', -30],
  ['limit.current', 512, '32c8', 13],
  ['limit.current', 512, 'ffff', 'none'],
  ['limit.current', 512, '0000', 0],
  ['control.heartbeat', 515, 'ffff', 65535],
  ['command.magic', 524, '4e58b007', 0x4e58b007],
  ['grid.push.l1', 528, '8001', -327.67],
  ['commit.key', 532, '4e58c0de', 0x4e58c0de],
  ['access.pin', 534, '0000271a', 10010],
  ['settings.language', 776, '6373', 'cs'],
  ['safety.overvoltage', 803, '0a50', 264],
  ['settings.tariff', 820, '0fa0', 0.4],
  ['schedule.2.flags', 834, '801f', 0x801f],
  ['schedule.6.mode', 863, '0001', 1],
  ['wifi.ssid', 1026, `c5be6c75c5a56f75c48d6bc3bd${'00'.repeat(19)}`, 'žluťoučký'],
  ['network.ipMode', 1106, '0001', 1],
  ['network.gateway', 1112, 'c0a80101', '192.168.1.1'],
  ['ocpp.mode', 1152, '0010', 16],
  ['cards.6.maxCurrent', 1387, 'ffff', 'none'],
  ['cards.2.uid', 1302, '04a1b2c3000000000000', '04a1b2c3000000000000'],
  ['history.1.stopReason', 1579, '0005', 5],
];

const wordsOf = (hex: string): number[] =>
  (hex.match(/.{4}/g) ?? []).map((digits) => Number.parseInt(digits, 16));

describe.each(frames)('%s at %i reads %s', (name, register, hex, value) => {
  const point = nexusPoint(name);

  test('lies there', () => {
    expect((nexusProfile().blocks.get(point.place.block)?.start ?? 0) + point.place.offset).toBe(register);
  });
  test('means that', () => expect(decodePoint(point, wordsOf(hex))).toBe(value));
  test('is written so', () => {
    if (value !== null && point.field === undefined) expect(encodePoint(point, value)).toEqual(wordsOf(hex));
  });
});

test('the twelfth history record lies on the third page and flat in the mirror', () => {
  const point = nexusPoint('history.11.energy');
  expect(point.place).toEqual({ block: 'H', offset: 4 + 24 + 6, page: 2 });
  expect(point.mirror).toEqual({ block: 'M', offset: 11 * 24 + 6 });
});
