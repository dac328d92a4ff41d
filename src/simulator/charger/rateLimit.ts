import type { PointRow } from './map/rows.ts';

const gapMs = 1000;

/** One accepted write per second for each control register; clocks of all connections together. */
export interface RateLimit {
  isTooSoon(row: PointRow, nowMs: number): boolean;
  accepted(row: PointRow, nowMs: number): void;
}

// 512–523 and 528–530, as offsets in block C.
function isLimited({ offset }: PointRow): boolean {
  return offset <= 11 || (offset >= 16 && offset <= 18);
}

export function createRateLimit(): RateLimit {
  const writtenAtMs = new Map<string, number>();
  return {
    isTooSoon: (row, nowMs) => {
      const before = writtenAtMs.get(row.name);
      return isLimited(row) && before !== undefined && nowMs - before < gapMs;
    },
    accepted: (row, nowMs) => {
      if (isLimited(row)) writtenAtMs.set(row.name, nowMs);
    },
  };
}
