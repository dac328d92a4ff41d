import type { EditablePoint } from '#shared/contract/configuration.ts';

export interface PointRecord {
  /** `schedule.3`; null for points that stand alone. */
  readonly key: string | null;
  readonly points: readonly EditablePoint[];
}

export interface PointGroup {
  /** First part of the names: settings, wifi, schedule. */
  readonly key: string;
  readonly points: readonly EditablePoint[];
  /** Schedules and cards come in records of the same points. */
  readonly records: readonly PointRecord[];
}

const recordOf = (name: string): string | null => /^\w+\.\d+(?=\.)/.exec(name)?.[0] ?? null;

const gather = <T>(items: readonly T[], keyOf: (item: T) => string | null): [string | null, T[]][] => {
  const parts = new Map<string | null, T[]>();
  for (const item of items) parts.set(keyOf(item), [...(parts.get(keyOf(item)) ?? []), item]);
  return [...parts];
};

/** The points by group, in the order of the map; groups of numbered records last. */
export const pointGroups = (points: readonly EditablePoint[]): readonly PointGroup[] => {
  const groups = gather(points, ({ group }) => group).map(
    ([key, own]): PointGroup => ({
      key: key ?? '',
      points: own,
      records: gather(own, ({ name }) => recordOf(name)).map(([record, members]) => ({
        key: record,
        points: members,
      })),
    }),
  );
  const isNumbered = (group: PointGroup) => group.records.some(({ key }) => key !== null);
  return [...groups.filter((group) => !isNumbered(group)), ...groups.filter(isNumbered)];
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Points whose name for people, technical name or group has all the words; case and accents do not matter. */
export const searchPoints = (
  points: readonly EditablePoint[],
  text: string,
  labelOf: (point: EditablePoint) => string,
): readonly EditablePoint[] => {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return points;
  return points.filter((point) => {
    const found = plain(`${point.name} ${labelOf(point)}`);
    return words.every((word) => found.includes(word));
  });
};
