import type { LogEntry } from '#shared/domain/logEntry.ts';

/** What the log tells about the faults of a charger, newest first. */
export type FaultEpisode =
  | {
      readonly kind: 'fault';
      readonly key: string;
      readonly bit: number;
      readonly fromMs: number;
      /** null = it lasts, or nobody looked when it ended. */
      readonly toMs: number | null;
    }
  | {
      readonly kind: 'cleared';
      readonly key: string;
      readonly atMs: number;
      readonly person: string;
      readonly bits: readonly number[];
      readonly causes: Readonly<Record<string, string>>;
      readonly isDone: boolean;
    };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const clearedOf = ({ id, atMs, person, details, outcome }: LogEntry): FaultEpisode => {
  const { bits, causes } = details;
  return {
    kind: 'cleared',
    key: id,
    atMs,
    person,
    bits: Array.isArray(bits) ? bits.filter((bit) => typeof bit === 'number') : [],
    causes: isRecord(causes)
      ? Object.fromEntries(
          Object.entries(causes).flatMap(([bit, cause]) => (typeof cause === 'string' ? [[bit, cause]] : [])),
        )
      : {},
    isDone: outcome === 'done',
  };
};

/** Begin and end of each fault as one, and every time faults were cleared. Entries in any order. */
export const faultEpisodes = (entries: readonly LogEntry[]): readonly FaultEpisode[] => {
  const episodes: FaultEpisode[] = [];
  const lasting = new Map<number, number>();
  for (const entry of entries.toSorted((left, right) => left.number - right.number)) {
    if (entry.kind === 'write' && entry.details['purpose'] === 'clear-faults') {
      episodes.push(clearedOf(entry));
      continue;
    }
    const bit = entry.details['bit'];
    if (entry.kind !== 'fault' || typeof bit !== 'number') continue;
    const index = lasting.get(bit);
    const begun = index === undefined ? undefined : episodes[index];
    if (entry.outcome === 'open') {
      lasting.set(bit, episodes.length);
      episodes.push({ kind: 'fault', key: entry.id, bit, fromMs: entry.atMs, toMs: null });
    } else if (index !== undefined && begun?.kind === 'fault') {
      episodes[index] = { ...begun, toMs: entry.atMs };
      lasting.delete(bit);
    }
  }
  return episodes.toReversed();
};

/** When this charger's faults were last cleared, or may have been; null = never that the log knows. */
export const lastClearedAtMs = (entries: readonly LogEntry[]): number | null =>
  entries
    .filter(
      ({ kind, details, changes }) =>
        kind === 'write' &&
        details['purpose'] === 'clear-faults' &&
        changes.some(({ result }) => result !== 'refused'),
    )
    .reduce<number | null>((last, { atMs }) => Math.max(last ?? 0, atMs), null);
