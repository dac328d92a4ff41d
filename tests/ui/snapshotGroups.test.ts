import { expect, test } from 'vitest';
import { backOffMs } from '#renderer/app/bridge/backOff.ts';
import { snapshotGroups } from '#renderer/features/chargers/snapshotGroups.ts';

test('a snapshot is shown by groups, numbers in their order', () => {
  const groups = snapshotGroups({ 'settings.b': 1, 'schedule.10.flags': 1, 'schedule.2.flags': 1 });
  expect(groups).toEqual([
    { key: 'schedule', points: ['schedule.2.flags', 'schedule.10.flags'] },
    { key: 'settings', points: ['settings.b'] },
  ]);
});

test('empty cards, empty history records and written-only keys are left out', () => {
  const groups = snapshotGroups({
    'cards.1.flags': 0,
    'cards.1.name': '',
    'history.3.start': 0,
    'history.3.energy': 0,
    'access.pin': 0,
    'access.state': 1,
  });
  expect(groups).toEqual([{ key: 'access', points: ['access.state'] }]);
});

test('waiting times double and end at five seconds', () => {
  expect([0, 1, 2, 9].map(backOffMs)).toEqual([250, 500, 1000, 5000]);
});
