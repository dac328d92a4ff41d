import type { LiveHour } from './liveHour.ts';

export interface MinuteMean {
  /** Beginning of the minute (Unix ms). */
  readonly fromMs: number;
  /** One per asked point; null where nothing was known in that minute. */
  readonly means: readonly (number | null)[];
}

const minuteMs = 60_000;

/** Index of the first sample of the last `minutes` before the newest one. */
export const windowStart = ({ atMs }: LiveHour, minutes: number): number => {
  const newest = atMs.at(-1);
  if (newest === undefined) return 0;
  const first = atMs.findIndex((time) => time >= newest - minutes * minuteMs);
  return first < 0 ? atMs.length : first;
};

const meanOf = (values: readonly (number | null | undefined)[]): number | null => {
  const known = values.filter((value) => typeof value === 'number');
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** Means per minute of the clock, newest first: what the plot shows, as a table. */
export const minuteMeans = (hour: LiveHour, points: readonly string[], minutes: number): MinuteMean[] => {
  const rows = new Map<number, number[]>();
  for (let index = windowStart(hour, minutes); index < hour.atMs.length; index += 1) {
    const minute = Math.floor((hour.atMs[index] ?? 0) / minuteMs) * minuteMs;
    rows.set(minute, [...(rows.get(minute) ?? []), index]);
  }
  return [...rows]
    .map(([fromMs, indices]) => ({
      fromMs,
      means: points.map((point) => meanOf(indices.map((index) => hour.columns[point]?.[index]))),
    }))
    .toReversed();
};

export interface HourFacts {
  readonly samples: number;
  readonly minutes: number;
  /** Highest current of any phase; null when none was known. */
  readonly highestA: number | null;
  readonly highestAtMs: number | null;
  readonly meanW: number | null;
  /** Lowest and highest limit that was in force. */
  readonly lowestLimitA: number | null;
  readonly highestLimitA: number | null;
}

/** What the sentence beside the plot says. */
export const hourFacts = (hour: LiveHour, currents: readonly string[], minutes: number): HourFacts => {
  const from = windowStart(hour, minutes);
  const column = (point: string) => (hour.columns[point] ?? []).slice(from);
  let highestA: number | null = null;
  let highestAtMs: number | null = null;
  for (const point of currents) {
    for (const [index, value] of column(point).entries()) {
      if (value === null || (highestA !== null && value <= highestA)) continue;
      highestA = value;
      highestAtMs = hour.atMs[from + index] ?? null;
    }
  }
  const limits = column('limit.active').filter((value) => value !== null);
  const newest = hour.atMs.at(-1) ?? 0;
  const oldest = hour.atMs[from] ?? newest;
  return {
    samples: hour.atMs.length - from,
    minutes: Math.max(1, Math.round((newest - oldest) / minuteMs)),
    highestA,
    highestAtMs,
    meanW: meanOf(column('meter.power')),
    lowestLimitA: limits.length === 0 ? null : Math.min(...limits),
    highestLimitA: limits.length === 0 ? null : Math.max(...limits),
  };
};
