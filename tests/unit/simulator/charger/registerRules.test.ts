import { expect, test } from 'vitest';
import {
  bleWrite,
  openedBle,
  refusedRegisterOf,
  switchOn,
  text,
  useStoppedClock,
  words,
  write,
} from './testBench.ts';

useStoppedClock();

const commissioned = () => switchOn({ commissioned: true }).openModbusSession();

test('a read beside a block, across its end or of half a value is exception 2', () => {
  const session = commissioned();
  for (const [start, count] of [
    [112, 1],
    [250, 10],
    [371, 2],
    [1791, 1],
    [1916, 1],
    [56, 1],
    [57, 1],
    [259, 2],
  ] as const) {
    expect(session.read(start, count)).toEqual({ kind: 'exception', exception: 2 });
  }
  expect(session.read(0, 126)).toEqual({ kind: 'exception', exception: 3 });
});

test('everything is read in 13 requests', () => {
  const session = commissioned();
  const requests = [
    [0, 112],
    [256, 116],
    [512, 32],
    [768, 100],
    [1024, 112],
    [1152, 112],
    [1280, 120],
    ...[0, 1, 2, 3, 4, 5].map((n) => [4096 + n * 120, 120] as const),
  ] as const;
  expect(requests).toHaveLength(13);
  for (const [start, count] of requests) expect(words(session, start, count)).toHaveLength(count);
});

test('a write to a read-only register is exception 2', () => {
  const session = commissioned();
  expect(write(session, 0, 1)).toBe(2);
  expect(write(session, 536, 1)).toBe(2);
  expect(write(session, 4096, 1)).toBe(2);
  expect(write(session, 520, 1)).toBe(2);
});

test('a reserved register takes 0 only', () => {
  const session = commissioned();
  expect(write(session, 543, 1)).toBe(3);
  expect(write(session, 543, 0)).toBe(0);
});

test.each([
  ['13 A in ampere', 13],
  ['13 A in tenths', 130],
  ['13 A in hundredths', 1300],
  ['just below 6 A', 5999],
  ['above the hardware', 32_001],
])('refuses a set-point of %s', (_, value) => {
  expect(write(commissioned(), 512, value)).toBe(3);
});

test('refuses 40 A on a 32 A box and takes it on a 40 A box', () => {
  const small = openedBle(switchOn());
  expect(bleWrite(small, 'D', 0, 40_000)).toBe(129);
  expect(refusedRegisterOf(small)).toBe(768);
  const big = openedBle(switchOn({ model: { name: 'NEXUS-40-1', hardwareMaxA: 40, phases: 1 } }));
  expect(bleWrite(big, 'D', 0, 40_000)).toBe(2);
});

test('a refused write of several registers changes nothing and names the first refused one', () => {
  const session = commissioned();
  expect(write(session, 512, 10_000, 1, 0, 5, 4)).toBe(3);
  expect(words(session, 512, 4)).toEqual([0xffff, 1, 0, 0]);
  expect(words(session, 352, 1)).toEqual([516]);
});

test('a whole settings block is taken, read-only registers and zero secrets are left alone', () => {
  const charger = switchOn({ commissioned: true });
  const link = openedBle(charger);
  const image = link.readBlock('N');
  expect(image.subarray(18 * 2, 50 * 2).every((byte) => byte === 0)).toBe(true);
  link.writeBlock('N', Buffer.concat([Buffer.from([0]), image]));
  expect(link.lastResult().readUInt8(2)).toBe(2);
  expect(charger.truth()['wifi.password']).toBe(true);
});

test.each([
  ['bit 2 of the Modbus flags without bit 0', 50, [4]],
  ['load balancing mode 2', 37, [2]],
  ['a fail-safe time of 4 s', 48, [4]],
  ['a confirmation time of 59 s', 56, [59]],
  ['an undefined bit of a schedule', 60, [0x0100]],
  ['a language in capitals', 8, [0x4445]],
  ['text after the end of text', 10, [0x4300, 0x4554]],
])('refuses %s', (_, offset, values) => {
  expect(bleWrite(openedBle(switchOn()), 'D', offset, ...values)).toBe(129);
});

test('OCPP 2.0.1 is refused, this model has 1.6 only', () => {
  const link = openedBle(switchOn());
  expect(bleWrite(link, 'O', 0, 32)).toBe(129);
  expect(bleWrite(link, 'O', 0, 16)).toBe(2);
});

test('an SSID may be UTF-8 and fill its field', () => {
  const link = openedBle(switchOn());
  expect(bleWrite(link, 'N', 2, ...text('Dílna č. 3', 16))).toBe(2);
  expect(bleWrite(link, 'N', 2, ...text('x'.repeat(32), 16))).toBe(2);
  expect(bleWrite(link, 'N', 2, 0xff41)).toBe(129);
});

test('the history page belongs to one connection', () => {
  const charger = switchOn({ commissioned: true });
  const [one, other] = [charger.openModbusSession(), charger.openModbusSession()];
  expect(write(one, 1536, 3)).toBe(0);
  expect(write(one, 1536, 6)).toBe(3);
  expect(words(one, 1536, 1)).toEqual([3]);
  expect(words(other, 1536, 1)).toEqual([0]);
});
