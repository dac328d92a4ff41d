import type { Clock } from '#core/ports/clock.ts';
import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
import type { DevicePoint } from '#shared/profile/deviceProfile.ts';

/** Waits (device time) until a write is not "too soon"; what lowers the current never waits. */
export interface WritePace {
  ready(points: readonly DevicePoint[], values: PointValues): Promise<void>;
  written(points: readonly DevicePoint[], values: PointValues): void;
}

/** A hair more than asked for: the charger's clock is not ours. */
const MARGIN_MS = 30;

const isLowering = (name: string, value: PointValue | undefined, before: PointValue | undefined): boolean => {
  if (name === 'control.enable') return value === 0;
  if (name !== 'limit.current' || typeof value !== 'number') return false;
  return value === 0 || (typeof before === 'number' && value < before);
};

export const createWritePace = (clock: Clock): WritePace => {
  const last = new Map<string, { atMs: number; value: PointValue | undefined }>();
  const waitMs = (point: DevicePoint, value: PointValue | undefined): number => {
    const before = last.get(point.name);
    if (before === undefined || isLowering(point.name, value, before.value)) return 0;
    const passedMs = (clock.monotonicMs() - before.atMs) * clock.speed();
    return Math.max(0, point.minWriteMs + (point.minWriteMs > 0 ? MARGIN_MS : 0) - passedMs);
  };
  return {
    ready: async (points, values) => {
      const longestMs = Math.max(0, ...points.map((point) => waitMs(point, values[point.name])));
      if (longestMs > 0) await clock.sleep(longestMs);
    },
    written: (points, values) => {
      for (const { name } of points) last.set(name, { atMs: clock.monotonicMs(), value: values[name] });
    },
  };
};
