import { expect, test } from 'vitest';
import { createBaseLoad } from '#simulator/wiring/baseLoad.ts';
import { readTrace } from '#simulator/wiring/readTrace.ts';

test('a made-up day is the same for the same seed and never above its peak', () => {
  const day = (seed: number) => createBaseLoad({ kind: 'day', seed, peakA: 25 });
  const hours = Array.from({ length: 24 * 12 }, (_, n) => n * 300_000);
  const loads = hours.map((ms) => day(7).at(ms));
  expect(loads).toEqual(hours.map((ms) => day(7).at(ms)));
  expect(loads).not.toEqual(hours.map((ms) => day(8).at(ms)));
  expect(Math.max(...loads.flat())).toBeLessThanOrEqual(25);
  expect(Math.min(...loads.flat())).toBeGreaterThan(0);
});

test('a trace holds each row until the next one and begins anew behind the last', () => {
  const load = createBaseLoad({ kind: 'trace', rows: readTrace('s,L1,L2,L3\n0,1,2,3\n60,4,5,-6\n') });
  expect([0, 59_000, 60_000, 119_000, 120_000].map((ms) => load.at(ms)[2])).toEqual([3, 3, -6, -6, 3]);
});

test.each([
  ['0,1,2', 'line 1'],
  ['0,1,2,3\n0,1,2,3', 'line 2'],
  ['0,1,2,3\n5,1,,3', 'line 2'],
  ['0,1,NaN,3', 'line 1'],
  ['', '1 to'],
])('refuses the trace %j', (text, reason) => {
  expect(() => readTrace(text)).toThrow(reason);
});
