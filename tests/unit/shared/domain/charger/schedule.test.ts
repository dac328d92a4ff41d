import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheduleFindings } from '#shared/domain/charger/schedule/scheduleFindings.ts';
import {
  emptyWindowPoints,
  freeSlot,
  type ScheduleWindow,
  schedulePoints,
  unreadScheduleSlots,
  windowPoints,
  windowsFrom,
} from '#shared/domain/charger/schedule/scheduleWindow.ts';
import { weekSegments } from '#shared/domain/charger/schedule/weekSegments.ts';
import { night, openBounds } from './chargerFixtures.ts';
import { anyWindow, isOpenAt } from './scheduleOracle.ts';

const codes = (
  windows: readonly ScheduleWindow[],
  startMode: 'plug-and-charge' | 'card' | 'schedule-only' = 'plug-and-charge',
) => scheduleFindings({ windows, bounds: openBounds, startMode }).map(({ code }) => code);
const change = (changes: Partial<ScheduleWindow>): ScheduleWindow => ({ ...night, ...changes });

describe('a window and its points', () => {
  test('are the same thing', () => {
    expect(windowPoints(night)).toEqual({
      'schedule.1.flags': 0x807f,
      'schedule.1.start': 1320,
      'schedule.1.stop': 360,
      'schedule.1.current': 10,
      'schedule.1.energy': 0,
      'schedule.1.mode': 0,
    });
    fc.assert(
      fc.property(anyWindow, (window) => {
        const found = windowsFrom(windowPoints(window));
        if (window.isEnabled || window.days !== 0) expect(found).toEqual([window]);
        else expect(found).toEqual([]);
      }),
    );
  });

  test('of which one was not read are no window', () => {
    expect(windowsFrom({ ...windowPoints(night), 'schedule.1.start': null })).toEqual([]);
    const unread = { 'schedule.slots': 2, ...windowPoints(night), 'schedule.2.start': 5 };
    expect(unreadScheduleSlots(unread)).toEqual([2]);
  });

  test('leave every other slot empty when a whole schedule is written', () => {
    const points = schedulePoints([change({ slot: 3 })]);
    expect(points).toMatchObject({ ...emptyWindowPoints(1), ...windowPoints(change({ slot: 3 })) });
    expect(windowsFrom({ ...points, 'schedule.1.current': 16 })).toEqual([change({ slot: 3 })]);
    expect(Object.keys(points)).not.toContain('schedule.7.flags');
  });

  test('find the first free slot and none behind the sixth', () => {
    expect(freeSlot([change({ slot: 1 }), change({ slot: 3 })])).toBe(2);
    expect(freeSlot([1, 2, 3, 4, 5, 6].map((slot) => change({ slot })))).toBe(null);
  });
});

describe('what is wrong with a schedule', () => {
  test('nothing with one window over midnight', () => {
    expect(codes([night])).toEqual([]);
  });

  test.each([
    [change({ stopMin: 1320 }), 'start-is-stop'],
    [change({ startMin: 0, stopMin: 0 }), 'start-is-stop'],
    [change({ days: 0 }), 'no-days'],
    [change({ startMin: -1 }), 'bad-time'],
    [change({ stopMin: 1440 }), 'bad-time'],
    [change({ startMin: 0.5 }), 'bad-time'],
    [change({ currentA: 0 }), 'bad-current'],
    [change({ currentA: 5 }), 'bad-current'],
    [change({ currentA: 33 }), 'current-above-bounds'],
    [change({ energyWh: 50 }), 'bad-energy'],
    [change({ energyWh: -100 }), 'bad-energy'],
    [change({ energyWh: 6_553_500 }), 'bad-energy'],
  ] as const)('%j is refused: %s', (window, code) => {
    expect(
      scheduleFindings({ windows: [window], bounds: openBounds, startMode: 'plug-and-charge' }),
    ).toMatchObject([{ code, level: 'refuse', slot: 1 }]);
  });

  test.each([
    change({ startMin: 0, stopMin: 1439 }),
    change({ startMin: 1439, stopMin: 0 }),
    change({ currentA: 6 }),
    change({ currentA: 32 }),
    change({ energyWh: 6_553_400 }),
    change({ energyWh: 100 }),
  ])('%j is at a bound and allowed', (window) => {
    expect(codes([window])).toEqual([]);
  });

  test('a seventh window, and a slot that is used twice', () => {
    const seven = [1, 2, 3, 4, 5, 6, 7].map((slot) =>
      change({ slot, days: 2 ** (slot - 1), startMin: 60, stopMin: 120 }),
    );
    expect(codes(seven)).toEqual(['too-many']);
    expect(codes([change({ startMin: 60, stopMin: 120 }), change({ startMin: 180, stopMin: 240 })])).toEqual([
      'same-slot',
    ]);
  });

  test.each([
    ['at noon', { days: 1, startMin: 600, stopMin: 720 }, { days: 1, startMin: 719, stopMin: 800 }],
    ['after midnight', { days: 1, startMin: 1320, stopMin: 120 }, { days: 2, startMin: 119, stopMin: 300 }],
    [
      'from Sunday to Monday',
      { days: 64, startMin: 1320, stopMin: 120 },
      { days: 1, startMin: 60, stopMin: 300 },
    ],
  ])('windows that overlap %s', (_, left, right) => {
    const windows = [change({ ...left, slot: 2 }), change({ ...right, slot: 1 })];
    expect(scheduleFindings({ windows, bounds: openBounds, startMode: 'plug-and-charge' })).toMatchObject([
      { code: 'overlap', level: 'warn', slot: 1, params: { slot: 2, other: 1, winner: 1 } },
    ]);
  });

  test('windows that only touch do not overlap, disabled ones neither', () => {
    const left = change({ days: 64, startMin: 1320, stopMin: 120 });
    expect(codes([left, change({ slot: 2, days: 1, startMin: 120, stopMin: 300 })])).toEqual([]);
    expect(codes([left, change({ slot: 2, days: 1, startMin: 0, stopMin: 300, isEnabled: false })])).toEqual(
      [],
    );
  });

  test('a block inside a window is said; two blocks may lie on each other', () => {
    const block = change({ slot: 2, mode: 'block', startMin: 0, stopMin: 60 });
    expect(codes([night, block])).toEqual(['block-in-window']);
    expect(codes([change({ slot: 3, mode: 'block', startMin: 0, stopMin: 60 }), block])).toEqual([]);
  });

  test('charging by schedule only without a window never charges', () => {
    expect(codes([], 'schedule-only')).toEqual(['never-charges']);
    expect(codes([change({ isEnabled: false })], 'schedule-only')).toEqual(['never-charges']);
    expect(codes([change({ mode: 'block' })], 'schedule-only')).toEqual(['never-charges']);
    expect(codes([night], 'schedule-only')).toEqual([]);
  });

  test('a window does not start by itself where each charge is released', () => {
    expect(codes([night], 'card')).toEqual(['not-by-itself']);
    expect(codes([], 'card')).toEqual([]);
  });
});

test('two windows overlap exactly when they share a minute of the week', () => {
  fc.assert(
    fc.property(anyWindow, anyWindow, (first, second) => {
      const windows = [
        { ...first, slot: 1, isEnabled: true, mode: 'charge' as const },
        { ...second, slot: 2, isEnabled: true, mode: 'charge' as const },
      ];
      const [left, right] = windows;
      if (left === undefined || right === undefined) return;
      const isShared = Array.from({ length: 10_080 }, (_, minute) => minute).some(
        (minute) => isOpenAt(left, minute) && isOpenAt(right, minute),
      );
      expect(codes(windows).includes('overlap')).toBe(isShared);
    }),
    { numRuns: 60 },
  );
});

test('the segments of the week cover exactly the windows', () => {
  fc.assert(
    fc.property(fc.array(anyWindow, { maxLength: 3 }), (drawn) => {
      const windows = drawn.map((window, index) => ({ ...window, slot: index + 1 }));
      const week = weekSegments(windows);
      for (let minute = 0; minute < 10_080; minute += 1) {
        const day = Math.floor(minute / 1440);
        const inDay = minute % 1440;
        const shown = (week[day] ?? [])
          .filter(({ fromMin, toMin }) => inDay >= fromMin && inDay < toMin)
          .map(({ slot }) => slot);
        const open = windows
          .filter((window) => window.isEnabled && isOpenAt(window, minute))
          .map(({ slot }) => slot);
        if ([...new Set(shown)].toSorted((a, b) => a - b).join() !== open.join())
          throw new Error(`minute ${minute}`);
      }
    }),
    { numRuns: 60 },
  );
});
