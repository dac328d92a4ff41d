import { expect, test } from 'vitest';
import { watchMeterPhases } from '#core/loadbalancing/controller/meterPhases.ts';
import { goodSite } from '#tests/unit/shared/domain/balancing/siteFixtures.ts';

/** Two one-phase cars of the house that take turns between 6 and 12 A; the third charger answers or does not. */
const seen = (swap: boolean, isThirdSeen: boolean): readonly string[] => {
  const look = watchMeterPhases(goodSite);
  let found: ReadonlySet<string> = new Set();
  for (let nowS = 0; nowS < 600; nowS += 1) {
    const first = Math.floor(nowS / 15) % 4 < 2 ? 6 : 12;
    const second = Math.floor(nowS / 15) % 4 === 1 ? 6 : 12;
    const [l1, l2] = [12 + first, 5 + second];
    found = look({
      nowS,
      meters: { main: { currentA: swap ? [l2, l1, 0.1] : [l1, l2, 0.1], ageS: 0.4 } },
      chargers: {
        c1: { isPlugged: true, measuredA: [first, 0, 0] },
        c2: { isPlugged: true, measuredA: [0, second, 0] },
        c3: isThirdSeen ? { isPlugged: false } : { measuredA: null },
      },
    });
  }
  return [...found];
};

test('names the meter that shows cars on other phases than planned, and only that', () => {
  expect(seen(true, true)).toEqual(['main']);
  expect(seen(false, true)).toEqual([]);
});

test('concludes nothing while a charger below is not seen', () => {
  expect(seen(true, false)).toEqual([]);
});
