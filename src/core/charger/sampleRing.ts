import type { LiveSample } from '#core/devices/deviceSession.types.ts';

/** What a plot of the last hour shows; anything else of a sample is not kept. */
export const recordedPoints = [
  'meter.current.l1',
  'meter.current.l2',
  'meter.current.l3',
  'meter.voltage.l1',
  'meter.voltage.l2',
  'meter.voltage.l3',
  'meter.power',
  'limit.active',
  'temperature.inside',
  'temperature.mainsPlug',
  'temperature.evPlug',
] as const;

/** Times (Unix ms, rising) and, per recorded point, one value per time; null where it was not known. */
export interface PastSamples {
  readonly atMs: readonly number[];
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
}

export interface SampleRing {
  add(sample: LiveSample): void;
  past(): PastSamples;
}

/** Keeps the newest `capacity` samples in columns: an hour at one per second is 180 kB per charger. */
export const createSampleRing = (capacity: number): SampleRing => {
  const times = new Float64Array(capacity);
  const columns = recordedPoints.map(() => new Float32Array(capacity));
  let count = 0;
  let next = 0;

  const inOrder = <T>(read: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, age) => read((next - count + age + capacity) % capacity));

  return {
    add({ atMs, values }) {
      times[next] = atMs;
      recordedPoints.forEach((point, index) => {
        const value = values[point];
        const column = columns[index];
        if (column) column[next] = typeof value === 'number' ? value : Number.NaN;
      });
      next = (next + 1) % capacity;
      count = Math.min(count + 1, capacity);
    },
    past: () => ({
      atMs: inOrder((index) => times[index] ?? 0),
      columns: Object.fromEntries(
        recordedPoints.map((point, column) => [
          point,
          inOrder((index) => {
            const value = columns[column]?.[index] ?? Number.NaN;
            // Single precision is finer than any of these registers; the rest of its digits is noise.
            return Number.isNaN(value) ? null : Math.round(value * 1000) / 1000;
          }),
        ]),
      ),
    }),
  };
};
