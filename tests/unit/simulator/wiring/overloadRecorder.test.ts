import { expect, test } from 'vitest';
import { createOverloadRecorder } from '#simulator/wiring/overloadRecorder.ts';
import type { NodeNow } from '#simulator/wiring/siteWiring.ts';

type Amps = readonly [number, number, number];

const node = (currentA: Amps): readonly NodeNow[] => [
  {
    id: 'main',
    parent: null,
    limitA: [63, 63, 63],
    isOn: true,
    currentA,
    baseA: [0, 0, 0],
    voltageV: [230, 230, 230],
  },
];

const recorded = () => {
  const recorder = createOverloadRecorder({ main: [20, 20, 20] }, 1000);
  recorder.record(node([19, 30, 20]), 2000, 0.5);
  recorder.record(node([25, 24, 20]), 3000, 2);
  return recorder;
};

test('ampere-seconds above the limit are summed per phase, with peak and times', () => {
  const { ampSeconds, peakOverA, firstMs, lastMs } = recorded().report().nodes['main'] ?? {};
  expect(ampSeconds?.map((each) => Math.round(each * 1000) / 1000)).toEqual([10, 13, 0]);
  expect(peakOverA?.map(Math.round)).toEqual([5, 10, 0]);
  expect([firstMs, lastMs]).toEqual([2000, 3000]);
});

test('what was before a moment can be left out', () => {
  const { ampSeconds } = recorded().report(2500).nodes['main'] ?? {};
  expect(ampSeconds?.map(Math.round)).toEqual([10, 8, 0]);
  expect(recorded().report(3001).nodes['main']?.lastMs).toBeNull();
});

test('a reset forgets and may set other limits', () => {
  const recorder = recorded();
  recorder.reset(5000, { main: [10, 50, 50] });
  expect(recorder.report()).toMatchObject({ sinceMs: 5000, nodes: { main: { ampSeconds: [0, 0, 0] } } });
  recorder.record(node([12, 30, 20]), 6000, 1);
  expect(recorder.report().nodes['main']?.ampSeconds.map(Math.round)).toEqual([2, 0, 0]);
});
