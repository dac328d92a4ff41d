import type { PastSamplesView } from '#shared/contract/charger.ts';
import type { LiveSampleView } from '#shared/contract/devices.ts';
import { saneValue } from '#shared/domain/charger/live/saneValue.ts';

const hourMs = 3_600_000;
/** At one sample per second an hour, with room for a door that tells faster. */
const atMost = 7200;

/** The last hour of a charger in columns: Unix ms, rising, and one value per time; null = not known. */
export interface LiveHour {
  readonly atMs: readonly number[];
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
}

export const emptyHour: LiveHour = { atMs: [], columns: {} };

const numberAt = (point: string, value: LiveSampleView['values'][string] | undefined): number | null => {
  const sane = saneValue(point, value);
  return typeof sane === 'number' ? sane : null;
};

/** What the application had recorded, without values that cannot be true. */
export const hourOf = ({ atMs, columns }: PastSamplesView): LiveHour => ({
  atMs,
  columns: Object.fromEntries(
    Object.entries(columns).map(([point, values]) => [point, values.map((value) => numberAt(point, value))]),
  ),
});

const firstWithin = (atMs: readonly number[], newestMs: number): number => {
  const first = atMs.findIndex((time) => time > newestMs - hourMs);
  return Math.max(first, atMs.length - atMost + 1, 0);
};

/** The hour with one sample more and what is older gone; a sample that is not newer than the last changes nothing. */
export const withSample = (
  hour: LiveHour,
  { atMs, values }: LiveSampleView,
  points: readonly string[],
): LiveHour => {
  const last = hour.atMs.at(-1);
  if (last !== undefined && atMs <= last) return hour;
  const from = firstWithin(hour.atMs, atMs);
  const count = hour.atMs.length;
  return {
    atMs: [...hour.atMs.slice(from), atMs],
    columns: Object.fromEntries(
      points.map((point) => {
        const column = hour.columns[point] ?? Array.from({ length: count }, () => null);
        return [point, [...column.slice(from), numberAt(point, values[point])]];
      }),
    ),
  };
};
