import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alertNews, lastingFaults } from '#renderer/app/alerts/alertNews.ts';
import { boundsOf, limitsNow } from '#renderer/features/chargers/current/boundsOf.ts';
import type { Alert } from '#shared/contract/alerts.ts';
import { chargerCommandSchema } from '#shared/contract/charger.ts';
import { shownCard } from '#shared/domain/charger/live/shownCard.ts';
import { capabilitiesOf, deviceWith } from './device.ts';

const live = JSON.parse(readFileSync('resources/locales/en/live.json', 'utf8')) as {
  command: { name: object; done: object };
};

test('every command has its name and its result in words', () => {
  const commands = chargerCommandSchema.options.toSorted();
  expect(Object.keys(live.command.name).toSorted()).toEqual(commands);
  expect(Object.keys(live.command.done).toSorted()).toEqual(commands);
});

test('a card is shown by its bytes; without one or while locked there is none', () => {
  const card = '04a1b2c3000000000000';
  expect(shownCard({ 'session.card': card, 'session.cardLength': 4 })).toBe('04 A1 B2 C3');
  expect(shownCard({ 'session.card': card, 'session.cardLength': 0 })).toBeNull();
  expect(shownCard({ 'session.card': '0'.repeat(20), 'session.cardLength': 7 })).toBeNull();
});

test('a charger with coding whose adapter is unknown may have 10 A', () => {
  const device = deviceWith({ capabilities: capabilitiesOf.reference + 2 ** 18 });
  const read = { 'settings.installLimit': 32, 'settings.maxCurrent': 6 };
  expect(boundsOf(device, read, { 'limit.adapter': null })).toMatchObject({
    maxA: 10,
    maxBy: 'adapter-unknown',
  });
  expect(boundsOf(device, read, { 'limit.adapter': 16, 'limit.cable': 13 })).toMatchObject({
    maxA: 13,
    maxBy: 'cable',
  });
  expect(limitsNow(device, read, { 'limit.adapter': 16 }).binding).toMatchObject({ name: 'user', limitA: 6 });
});

const alert = (id: string, changes: Partial<Alert> = {}): Alert => ({
  ...{ id, kind: 'fault', deviceId: 'd1', serial: 'NX1', name: 'NEXUS-1', atMs: 1, endedAtMs: null },
  params: { bit: 4 },
  ...changes,
});

test('alerts that were there at the first look are no news, later ones are told oldest first', () => {
  expect(alertNews(null, [alert('a')])).toEqual([]);
  expect(alertNews([alert('a')], [alert('c'), alert('b'), alert('a')]).map(({ id }) => id)).toEqual([
    'b',
    'c',
  ]);
});

test('a warning of something dangerous stands on every page as a fault does', () => {
  const welded = alert('w', { kind: 'warning', params: { bit: 3 } });
  expect(lastingFaults([welded, alert('d', { kind: 'warning' })], ['d1'])).toEqual([welded]);
  expect(lastingFaults([{ ...welded, endedAtMs: 2 }], ['d1'])).toEqual([]);
});

test('a fault that is over, and one of another charger, does not stand on a page', () => {
  const alerts = [
    alert('a', { endedAtMs: 2 }),
    alert('b', { deviceId: 'd2' }),
    alert('c'),
    alert('d', { kind: 'warning' }),
  ];
  expect(lastingFaults(alerts, ['d1']).map(({ id }) => id)).toEqual(['c']);
});
