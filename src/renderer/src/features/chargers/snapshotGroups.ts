import type { PointValues } from '#shared/domain/pointValue.ts';

export interface SnapshotGroup {
  /** First word of the points' names: settings, wifi, history. */
  readonly key: string;
  readonly points: readonly string[];
}

// Keys and commands are written, never read for their value.
const WRITTEN_ONLY = /^(access\.pin|commit\.(key|confirm)|command\.(magic|run|argument)|clock\.set)$/;

const isEmptyRecord = (point: string, values: PointValues): boolean => {
  const record = /^(history|cards)\.\d+\./.exec(point)?.[0];
  if (record === undefined) return false;
  return values[record.startsWith('history') ? `${record}start` : `${record}flags`] === 0;
};

/** The values worth showing, by the part of the charger they belong to; empty records are left out. */
export const snapshotGroups = (values: PointValues): readonly SnapshotGroup[] => {
  const groups = new Map<string, string[]>();
  const points = Object.keys(values).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const point of points) {
    if (WRITTEN_ONLY.test(point) || isEmptyRecord(point, values)) continue;
    const key = point.split('.')[0] ?? point;
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  return [...groups].map(([key, names]) => ({ key, points: names }));
};
