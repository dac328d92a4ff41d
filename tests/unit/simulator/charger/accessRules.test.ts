import { expect, test } from 'vitest';
import { bleWrite, openedBle, pass, resultOf, switchOn, useStoppedClock, words, write } from './testBench.ts';

useStoppedClock();

const wrong = Buffer.from('999999');

test('blocks A and B are free over Bluetooth, all else reads empty without the PIN', () => {
  const link = switchOn().openBleSession();
  expect(link.readBlock('A')).toHaveLength(224);
  expect(link.readBlock('B')).toHaveLength(232);
  for (const key of ['C', 'D', 'N', 'O', 'R', 'H'] as const) expect(link.readBlock(key)).toHaveLength(0);
});

test('a locked write is answered on the link and refused in the result', () => {
  const link = switchOn().openBleSession();
  expect(link.writeBlock('D', Buffer.from([0, 0x1b, 0x58]))).toBe('ok');
  expect(link.lastResult().toString('hex')).toBe('000182000300');
});

test('each well-formed write moves the counter, a broken one does not', () => {
  const link = openedBle(switchOn());
  expect(link.lastResult().readUInt16BE(0)).toBe(1);
  expect(link.writeBlock('C', Buffer.from([1, 0, 0]))).toBe('bad-offset');
  expect(link.writeBlock('C', Buffer.from([0, 0]))).toBe('bad-length');
  expect(link.writeBlock('C', Buffer.from([64, 0, 0]))).toBe('bad-offset');
  expect(link.writePin(Buffer.from('123'))).toBe('bad-length');
  expect(link.lastResult().readUInt16BE(0)).toBe(1);
});

test('five wrong PINs block for 60 s, the next five for 120 s, and a right one clears it', () => {
  const link = switchOn().openBleSession();
  for (let n = 4; n >= 0; n--) {
    link.writePin(wrong);
    expect(resultOf(link)).toBe(129);
    expect(link.accessState().readUInt8(1)).toBe(n);
  }
  expect(link.accessState().toString('hex')).toBe('0200003c01');
  link.writePin(Buffer.from('000000'));
  expect(resultOf(link)).toBe(131);
  pass(60);
  for (let n = 0; n < 5; n++) link.writePin(wrong);
  expect(link.accessState().readUInt16BE(2)).toBe(120);
  pass(120);
  link.writePin(Buffer.from('000000'));
  expect(resultOf(link)).toBe(2);
  expect(link.accessState().toString('hex')).toBe('0105000001');
});

test('the block survives a restart and counts for both doors', () => {
  const store = { saved: undefined as unknown };
  const first = switchOn({ commissioned: true }, store);
  const session = first.openModbusSession();
  for (let n = 0; n < 5; n++) expect(write(session, 534, 0x000f, 0x4241)).toBe(3);
  first.close();
  pass(20);
  const second = switchOn({}, store);
  expect(words(second.openModbusSession(), 536, 3)).toEqual([2, 0, 40]);
  expect(write(second.openModbusSession(), 534, 0x000f, 0x4240)).toBe(6);
});

test('the PIN opens one connection for 300 s, and use keeps it open', () => {
  const charger = switchOn();
  const link = openedBle(charger);
  pass(200);
  expect(bleWrite(link, 'C', 3, 1)).toBe(2);
  pass(200);
  expect(link.readBlock('D')).toHaveLength(200);
  expect(charger.openBleSession().readBlock('D')).toHaveLength(0);
  pass(301);
  expect(link.readBlock('D')).toHaveLength(0);
});

test('the PIN is changed over an open Bluetooth link with the old one', () => {
  const charger = switchOn();
  const change = Buffer.concat([Buffer.from([6]), Buffer.from('0000004711')]);
  const locked = charger.openBleSession();
  locked.changePin(change);
  expect(resultOf(locked)).toBe(130);
  const link = openedBle(charger);
  link.changePin(change);
  expect(resultOf(link)).toBe(2);
  expect(link.accessState().readUInt8(4)).toBe(0);
  expect(charger.advertised().state & 1).toBe(1);
  link.changePin(change);
  expect(resultOf(link)).toBe(129);
  expect(openedBle(charger, '4711').readBlock('D')).toHaveLength(200);
});

test('over Modbus control needs bit 1, staging bits 1 and 2 and the PIN', () => {
  const session = switchOn({ commissioned: true }).openModbusSession();
  expect(write(session, 512, 10_000)).toBe(0);
  expect(write(session, 768, 10_000)).toBe(1);
  expect(write(session, 534, 0x000f, 0x4240)).toBe(0);
  expect(words(session, 536, 1)).toEqual([1]);
  expect(write(session, 768, 10_000)).toBe(1);
  expect(write(switchOn().openModbusSession(), 512, 10_000)).toBe(1);
});
