import { expect, test } from 'vitest';
import { bleWrite, eagerCar, openedBle, pass, switchOn, useStoppedClock, words } from './testBench.ts';

useStoppedClock();

const mirror = 4096;
const recordWords = 24;

test('the history keeps the newest thirty and says that it moved', () => {
  const charger = switchOn();
  charger.addHistory(28);
  expect(charger.truth()).toMatchObject({
    'history.count': 28,
    'history.0.id': 28,
    'generation.history': 29,
  });
  charger.addHistory(7);
  expect(charger.truth()).toMatchObject({ 'history.count': 30, 'history.0.id': 35, 'history.4.id': 31 });
  const session = charger.openModbusSession();
  expect(words(session, mirror + 29 * recordWords, 2)).toEqual([0, 6]);
});

test('records follow each other without a gap in the meter', () => {
  const charger = switchOn();
  charger.addHistory(5);
  const truth = charger.truth();
  for (const n of [0, 1, 2, 3]) {
    const end = Number(truth[`history.${n + 1}.meterStart`]) + Number(truth[`history.${n + 1}.energy`]);
    expect(truth[`history.${n}.meterStart`]).toBe(end);
    expect(truth[`history.${n + 1}.end`]).toBeLessThan(Number(truth[`history.${n}.start`]));
  }
  expect(truth['history.0.end']).toBe(truth['clock.now']);
});

test('a record that comes between two reads moves everything by one', () => {
  const charger = switchOn();
  charger.addHistory(30);
  charger.addRecordAtRead(2);
  const session = charger.openModbusSession();
  const idOn = (page: number) => words(session, mirror + page * 120, 120)[1];
  expect([idOn(0), idOn(1), idOn(2)]).toEqual([30, 25, 21]);
  expect(charger.truth()).toMatchObject({ 'history.0.id': 31, 'history.generation': 32 });
});

test('over Bluetooth the window moves too, and its generation tells', () => {
  const charger = switchOn();
  charger.addHistory(12);
  charger.addRecordAtRead(1);
  const link = openedBle(charger);
  expect(link.readBlock('H').readUInt16BE(6)).toBe(13);
  link.writeBlock('H', Buffer.from([1]));
  const page = link.readBlock('H');
  expect(page.readUInt16BE(6)).toBe(14);
  expect(page.readUInt32BE(8)).toBe(8);
});

test('a running session outlives what else comes into the history', () => {
  const charger = switchOn();
  charger.plugCar(eagerCar);
  pass(30);
  charger.addHistory(1);
  charger.unplugCar();
  expect(charger.truth()).toMatchObject({ 'history.count': 2, 'history.0.id': 1, 'history.1.id': 2 });
});

test('delete history leaves none and moves the generation', () => {
  const charger = switchOn();
  charger.addHistory(3);
  expect(bleWrite(openedBle(charger), 'C', 12, 0x4e58, 0x0de1)).toBe(2);
  expect(charger.truth()).toMatchObject({
    'history.count': 0,
    'history.0.id': 0,
    'generation.history': 5,
    'command.last': 0x103,
  });
});
