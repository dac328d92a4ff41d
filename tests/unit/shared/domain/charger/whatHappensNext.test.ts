import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastingA } from '#shared/domain/charger/current/storedBounds.ts';
import type { ScheduleWindow } from '#shared/domain/charger/schedule/scheduleWindow.ts';
import {
  type StartMode,
  startModes,
  whatHappensNext,
} from '#shared/domain/charger/schedule/whatHappensNext.ts';
import { zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import { central, night } from './chargerFixtures.ts';
import { anyWindow, isOpenAt } from './scheduleOracle.ts';

const zone = zoneOrUtc(central);
const minuteMs = 60_000;
const change = (changes: Partial<ScheduleWindow>): ScheduleWindow => ({ ...night, ...changes });
const next = (windows: readonly ScheduleWindow[], nowMs: number, mode: StartMode = 'plug-and-charge') =>
  whatHappensNext(windows, nowMs, zone, mode, null);
const utc = (...parts: [number, number, number, number?, number?]) => {
  const [year, month, day, hour = 0, minute = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
};

describe('the sentence', () => {
  // Friday 2026-11-20 12:00 UTC is 13:00 in Prague.
  const friday = utc(2026, 11, 20, 12);

  test('names the next window, over midnight', () => {
    expect(next([night], friday)).toMatchObject({
      code: 'charging-from',
      params: { currentA: 10, fromMs: utc(2026, 11, 20, 21), untilMs: utc(2026, 11, 21, 5) },
      now: { kind: 'outside' },
      needs: null,
      clockChangeMs: null,
    });
  });

  test('says until when it charges, and what follows at once', () => {
    expect(next([night], utc(2026, 11, 20, 23))).toMatchObject({
      code: 'charging-until',
      params: { currentA: 10, untilMs: utc(2026, 11, 21, 5) },
      now: { kind: 'window', slot: 1 },
    });
    const morning = change({ slot: 2, startMin: 360, stopMin: 480, currentA: 16 });
    expect(next([night, morning], utc(2026, 11, 20, 23))).toMatchObject({
      code: 'charging-then',
      params: { currentA: 10, nextA: 16, untilMs: utc(2026, 11, 21, 5) },
    });
  });

  test('promises no more than the lowest lasting bound', () => {
    const held = (mostA: number | null) => whatHappensNext([night], friday, zone, 'plug-and-charge', mostA);
    expect(held(6).params).toMatchObject({ currentA: 6 });
    expect(held(32).params).toMatchObject({ currentA: 10 });
    const values = { 'limit.hardwareMax': 32, 'settings.installLimit': 16, 'settings.maxCurrent': 6 };
    const known = { ...values, capabilities: 0, 'limit.cable': 5, 'limit.temperature': 5 };
    expect(lastingA(known)).toBe(6);
    expect(lastingA({})).toBe(10);
  });

  test('waits a week for a window of one day that was just missed', () => {
    const onlyFriday = change({ days: 16, startMin: 780, stopMin: 781 });
    expect(next([onlyFriday], friday).code).toBe('charging-until');
    expect(next([onlyFriday], friday + minuteMs)).toMatchObject({
      code: 'charging-from',
      params: { fromMs: utc(2026, 11, 27, 12), untilMs: utc(2026, 11, 27, 12, 1) },
    });
  });

  test.each([
    [[], 'plug-and-charge', 'always-free'],
    [[], 'schedule-only', 'never'],
    [[change({ isEnabled: false })], 'schedule-only', 'never'],
    [[change({ days: 0 })], 'plug-and-charge', 'always-free'],
    [[change({ startMin: 0, stopMin: 0 })], 'plug-and-charge', 'charging-always'],
    [[change({ mode: 'block' })], 'schedule-only', 'never'],
    [[change({ mode: 'block', startMin: 0, stopMin: 0 })], 'plug-and-charge', 'never'],
    [[change({ mode: 'block' })], 'plug-and-charge', 'free-until'],
    [[change({ mode: 'block', startMin: 600, stopMin: 900 })], 'plug-and-charge', 'free-from'],
  ] as const)('of %j with %s is %s', (windows, mode, code) => {
    expect(next(windows, friday, mode).code).toBe(code);
  });

  test.each(startModes.map((mode, index) => [mode, [null, 'button', 'card', 'app', null][index]] as const))(
    'with %s needs %s',
    (mode, needs) => {
      expect(next([night], friday, mode).needs).toBe(needs);
    },
  );

  test('a block wins over a window', () => {
    const block = change({ slot: 2, mode: 'block', startMin: 60, stopMin: 120 });
    expect(next([night, block], utc(2026, 11, 20, 23))).toMatchObject({
      code: 'charging-until',
      params: { untilMs: utc(2026, 11, 21, 0) },
    });
  });
});

describe('when the clock changes', () => {
  const lost = change({ startMin: 150, stopMin: 170 });

  test('a window inside the lost hour does not open that night', () => {
    expect(next([lost], utc(2026, 3, 29, 0, 0))).toMatchObject({
      code: 'charging-from',
      params: { fromMs: utc(2026, 3, 30, 0, 30), untilMs: utc(2026, 3, 30, 0, 50) },
      clockChangeMs: utc(2026, 3, 29, 1),
    });
  });

  test('a window that begins in the lost hour opens where the clock lands', () => {
    expect(next([change({ startMin: 150, stopMin: 240 })], utc(2026, 3, 29, 0, 0)).params).toEqual({
      currentA: 10,
      fromMs: utc(2026, 3, 29, 1),
      untilMs: utc(2026, 3, 29, 2),
    });
  });

  test('a window inside the doubled hour opens twice', () => {
    expect(next([lost], utc(2026, 10, 24, 23, 50)).params['fromMs']).toBe(utc(2026, 10, 25, 0, 30));
    expect(next([lost], utc(2026, 10, 25, 0, 50)).params['fromMs']).toBe(utc(2026, 10, 25, 1, 30));
  });

  test('a night is an hour shorter in March and an hour longer in October', () => {
    const hours = (nowMs: number) => {
      const { fromMs = 0, untilMs = 0 } = next([night], nowMs).params;
      return (untilMs - fromMs) / 3_600_000;
    };
    expect([hours(utc(2026, 3, 28, 12)), hours(utc(2026, 10, 24, 12)), hours(utc(2026, 6, 1, 12))]).toEqual([
      7, 9, 8,
    ]);
  });
});

/** The minute of the week as the system's own zone data has it, for every minute from a moment on. */
const wallOf = (fromMs: number, minutes: number): Int16Array => {
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Prague',
    hourCycle: 'h23',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return Int16Array.from({ length: minutes }, (_, index) => {
    const [, name = '', hour, minute] =
      /(\w{3}).*?(\d\d):(\d\d)/.exec(formatter.format(fromMs + index * minuteMs)) ?? [];
    return names.indexOf(name) * 1440 + Number(hour) * 60 + Number(minute);
  });
};

/** What may be drawn in a minute of the week: a slot, "free" or "closed". */
const oracle = (windows: readonly ScheduleWindow[], mode: StartMode, minute: number): string => {
  const on = windows.filter(({ isEnabled, days }) => isEnabled && days !== 0);
  if (on.some((window) => window.mode === 'block' && isOpenAt(window, minute))) return 'closed';
  const open = on.find((window) => window.mode === 'charge' && isOpenAt(window, minute));
  if (open !== undefined) return String(open.slot);
  return mode === 'schedule-only' || on.some((window) => window.mode === 'charge') ? 'closed' : 'free';
};

describe.each([
  ['forward', utc(2026, 3, 27)],
  ['back', utc(2026, 10, 23)],
])('minute by minute across the clock that is put %s', (_, fromMs) => {
  const days = 17;
  const wall = wallOf(fromMs, days * 1440);

  test('what is said happens, then and not before', () => {
    fc.assert(
      fc.property(
        fc.array(anyWindow, { maxLength: 4 }),
        fc.constantFrom(...startModes),
        fc.integer({ min: 0, max: 2 * 1440 + 300 }),
        fc.integer({ min: 0, max: 59_999 }),
        (drawn, mode, startMinute, restMs) => {
          const windows = drawn.map((window, index) => ({ ...window, slot: index + 1 }));
          const nowMs = fromMs + startMinute * minuteMs + restMs;
          const said = next(windows, nowMs, mode);
          const at = (index: number) => oracle(windows, mode, wall[index] ?? 0);
          let index = startMinute;
          while (index < wall.length && at(index) === at(startMinute)) index += 1;
          const changesAtMs = index === wall.length ? null : fromMs + index * minuteMs;
          expect(said.next?.atMs ?? null).toBe(changesAtMs);
          if (said.code === 'charging-from') {
            let end = index;
            while (end < wall.length && at(end) === at(index)) end += 1;
            expect(said.params).toMatchObject({ fromMs: changesAtMs, untilMs: fromMs + end * minuteMs });
          }
          const isDrawing = /^\d$/.test(at(startMinute));
          expect(said.now.kind === 'window').toBe(isDrawing);
          expect(said.code.startsWith('charging-') && said.code !== 'charging-from').toBe(
            isDrawing || said.code === 'charging-always',
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
