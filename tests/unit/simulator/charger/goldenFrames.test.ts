import { expect, test } from 'vitest';
import { openedBle, switchOn, useStoppedClock, words } from './testBench.ts';

// Written by hand from the register map, not with the simulator's own encoder.
useStoppedClock();

const hex = (session: { read: Parameters<typeof words>[0]['read'] }, start: number, count: number) =>
  words(
    { ...session, write: () => ({ kind: 'exception', exception: 1 }), end: () => undefined },
    start,
    count,
  )
    .map((word) => word.toString(16).padStart(4, '0'))
    .join(' ');

test('registers 0 to 3 say NXEV, version 1.0, 112 registers', () => {
  const session = switchOn().openModbusSession();
  expect(hex(session, 0, 4)).toBe('4e58 4556 0100 0070');
});

test('the serial lies at 24, two characters in each register', () => {
  const session = switchOn().openModbusSession();
  expect(hex(session, 24, 12)).toBe('4e58 3332 3030 3031 3233 3435 0000 0000 0000 0000 0000 0000');
});

test('a 32 A three-phase box says 7d00, 1770, 3, Type 2, 230.0 V', () => {
  const session = switchOn().openModbusSession();
  expect(hex(session, 60, 5)).toBe('7d00 1770 0003 0002 08fc');
});

test('the directory names all ten blocks', () => {
  const session = switchOn().openModbusSession();
  expect(hex(session, 76, 20)).toBe(
    '0000 0070 0100 0074 0200 0020 0300 0064 0400 0070 0480 0070 0500 0078 0600 007c 0700 007c 1000 02d0',
  );
});

test('factory settings start with 6 A, 6 A, plug and charge', () => {
  const session = switchOn().openModbusSession();
  expect(hex(session, 768, 3)).toBe('1770 1770 0000');
  expect(hex(session, 816, 4)).toBe('003c 1770 0000 3aac');
});

test('without a car the pilot is A1 at 100 %, 12 V', () => {
  const session = switchOn().openModbusSession();
  expect(hex(session, 257, 2)).toBe('00a1 0001');
  expect(hex(session, 278, 3)).toBe('03e8 04b0 8000');
});

test('Bluetooth carries the same bytes as Modbus', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  expect(link.readBlock('A').subarray(0, 8).toString('hex')).toBe('4e58455601000070');
  expect(link.readBlock('D').subarray(0, 6).toString('hex')).toBe('177017700000');
  const lengths = (['A', 'B', 'C', 'D', 'N', 'O', 'R', 'H', 'F'] as const).map(
    (key) => link.readBlock(key).length,
  );
  expect(lengths).toEqual([224, 232, 64, 200, 224, 224, 240, 248, 248]);
});

test('a file of 4 bytes is announced, begun and received in three frames', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  const send = (bytes: string) => {
    link.writeBlock('F', Buffer.from(bytes.replaceAll(' ', ''), 'hex'));
    return link.lastResult().readUInt8(2);
  };
  const sha256 = '9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a';
  expect(send('00 0001')).toBe(2);
  expect(send(`04 00000004 ${sha256}`)).toBe(2);
  expect(send('2e 0001')).toBe(2);
  expect(send('30 00000000 0003 01020300')).toBe(2);
  expect(send('30 00000003 0001 0400')).toBe(2);
  const block = link.readBlock('F');
  expect(block.subarray(0, 8).toString('hex')).toBe('0001000100000004');
  expect(block.subarray(8, 40).toString('hex')).toBe(sha256);
  // received 4, reason 0, command 0, offset 3, length 1, no data.
  expect(block.subarray(40, 58).toString('hex')).toBe('000000040000000000000003000100000000');
  expect(send('2e 0002')).toBe(3);
  expect(link.readBlock('F').readUInt16BE(2)).toBe(2);
});
