import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowPoints } from '#shared/domain/charger/schedule/scheduleWindow.ts';
import { phaseAt, startModes } from '#shared/domain/charger/schedule/whatHappensNext.ts';
import { zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import { wallTime } from '#shared/domain/charger/time/zoneClock.ts';
import { viewSchedules } from '#simulator/charger/schedules.ts';
import { central } from './chargerFixtures.ts';
import { anyWindow } from './scheduleOracle.ts';

const noLimitMa = 0xffff;
const rawOf = (point: string, value: number): number =>
  point.endsWith('.current') ? value * 1000 : point.endsWith('.energy') ? value / 100 : value;

test('the virtual charger and the rules say the same about any schedule at any moment', () => {
  fc.assert(
    fc.property(
      fc.array(anyWindow, { maxLength: 6 }),
      fc.constantFrom(...startModes),
      fc.integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2028, 0, 1) / 1000 }),
      (drawn, mode, atS) => {
        const windows = drawn.map((window, index) => ({ ...window, slot: index + 1 }));
        const points = Object.assign({}, ...windows.map(windowPoints)) as Record<string, number>;
        const settings = { number: (name: string) => rawOf(name, points[name] ?? 0), text: () => central };
        const charger = viewSchedules(settings, atS, mode === 'schedule-only');
        const phase = phaseAt(windows, wallTime(zoneOrUtc(central), atS * 1000).minuteOfWeek, mode);
        const saidMa =
          phase.kind === 'window' ? phase.currentA * 1000 : phase.kind === 'free' ? noLimitMa : 0;
        expect(Math.min(charger.limitMa, noLimitMa)).toBe(saidMa);
      },
    ),
    { numRuns: 2000 },
  );
});
