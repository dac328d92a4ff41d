import { expect, test } from 'vitest';
import type { VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';
import { bleCommit, bleWrite, eagerCar, openedBle, pass, switchOn, useStoppedClock } from './testBench.ts';

useStoppedClock();

const learn = 9;
const card = (last: number) => Uint8Array.of(4, 0x11, 0x22, last);
const resultOf = (charger: VirtualCharger) => charger.truth()['command.result'];

function withReader() {
  const charger = switchOn();
  const link = openedBle(charger);
  charger.changeSettings({ 'settings.maxCurrent': 16, 'settings.startMode': 2 });
  return { charger, link };
}

function learnCard(charger: VirtualCharger, link: ReturnType<typeof openedBle>, uid: Uint8Array) {
  pass(1.1);
  const begun = bleWrite(link, 'C', 10, learn);
  charger.presentCard(uid);
  return [begun, resultOf(charger)];
}

test('six cards are learned, the seventh is refused', () => {
  const { charger, link } = withReader();
  for (let n = 1; n <= 6; n++) expect(learnCard(charger, link, card(n))).toEqual([3, 2]);
  pass(1.1);
  expect(bleWrite(link, 'C', 10, learn)).toBe(128);
});

test('a card that is known already is refused as a value', () => {
  const { charger, link } = withReader();
  learnCard(charger, link, card(1));
  expect(learnCard(charger, link, card(1))).toEqual([3, 129]);
  expect(charger.truth()['cards.2.flags']).toBe(0);
});

test.each([3, 5, 8])('a card of %i bytes is refused as a value', (bytes) => {
  const { charger, link } = withReader();
  expect(learnCard(charger, link, new Uint8Array(bytes).fill(1))).toEqual([3, 129]);
});

test('no card within a minute ends learning as failed', () => {
  const { charger, link } = withReader();
  bleWrite(link, 'C', 10, learn);
  pass(59);
  expect(resultOf(charger)).toBe(3);
  pass(2);
  expect(resultOf(charger)).toBe(132);
  charger.presentCard(card(1));
  expect(charger.truth()['cards.1.flags']).toBe(0);
});

test('another command ends learning', () => {
  const { charger, link } = withReader();
  bleWrite(link, 'C', 10, learn);
  pass(1.1);
  bleWrite(link, 'C', 10, 6);
  charger.presentCard(card(1));
  pass(70);
  expect(charger.truth()).toMatchObject({ 'cards.1.flags': 0, 'command.last': 6, 'command.result': 2 });
});

test('a learned card takes nothing over from the one that had its slot', () => {
  const { charger, link } = withReader();
  charger.changeSettings({ 'cards.1.name': 'Anna', 'cards.1.maxCurrent': 10, 'cards.1.flags': 0 });
  learnCard(charger, link, card(1));
  expect(charger.truth()).toMatchObject({
    'cards.1.name': '',
    'cards.1.maxCurrent': null,
    'cards.1.length': 4,
  });
});

test('a card holds its session to its own limit and counts its energy', () => {
  const { charger, link } = withReader();
  learnCard(charger, link, card(1));
  charger.changeSettings({ 'cards.1.maxCurrent': 8 });
  charger.plugCar(eagerCar);
  charger.presentCard(card(1));
  pass(600);
  expect(charger.truth()).toMatchObject({
    'limit.active': 8,
    'limit.source': 12,
    'session.authSource': 2,
    'session.cardLength': 4,
  });
  charger.unplugCar();
  expect(charger.truth()['cards.1.energy']).toBe(charger.truth()['history.0.energy']);
  expect(charger.truth()['history.0.rfid']).toBe('04112201000000000000');
});

test.each([
  ['disabled', { 'cards.1.flags': 1 }, card(1)],
  ['unknown', {}, card(9)],
])('a card that is %s releases nothing', (_title, settings, uid) => {
  const { charger, link } = withReader();
  learnCard(charger, link, card(1));
  charger.changeSettings(settings);
  charger.plugCar(eagerCar);
  charger.presentCard(uid);
  pass(10);
  expect(charger.truth()).toMatchObject({ 'state.charge': 2, 'session.authSource': 0 });
});

test('only the card that started a session ends it', () => {
  const { charger, link } = withReader();
  learnCard(charger, link, card(1));
  learnCard(charger, link, card(2));
  charger.plugCar(eagerCar);
  charger.presentCard(card(1));
  pass(20);
  charger.presentCard(card(2));
  pass(10);
  expect(charger.truth()['state.charge']).toBe(4);
  charger.presentCard(card(1));
  pass(10);
  expect(charger.truth()['state.charge']).toBe(5);
  charger.unplugCar();
  expect(charger.truth()['history.0.stopReason']).toBe(3);
});

test('a slot that a commit gives to another card counts anew', () => {
  const { charger, link } = withReader();
  learnCard(charger, link, card(1));
  charger.changeSettings({ 'cards.1.energy': 5000 });
  bleWrite(link, 'R', 10, 0x416e, 0x6e61);
  bleCommit(charger, link, 8);
  expect(charger.truth()).toMatchObject({ 'cards.1.name': 'Anna', 'cards.1.energy': 5000 });
  pass(6);
  bleWrite(link, 'R', 2, 0x0511);
  bleCommit(charger, link, 8);
  expect(charger.truth()['cards.1.energy']).toBe(0);
});
