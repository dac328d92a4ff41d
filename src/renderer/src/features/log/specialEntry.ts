import type { SocketSaid } from '#renderer/socketTest/useSocketText.ts';
import { type NotRestorable, notRestorableSchema } from '#shared/domain/configuration/restorable.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';

/** Entries that have more to say than the name of their kind. */
export type SpecialEntry =
  | { readonly kind: 'socket-test'; readonly said: SocketSaid | null }
  | { readonly kind: 'left'; readonly left: readonly NotRestorable[] }
  | { readonly kind: 'fault'; readonly bit: number; readonly stage: 'active' | 'warning' | 'over' };

const verdicts = ['good', 'watch', 'loose', 'not-proven'] as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const coded = (value: unknown) => {
  if (!isRecord(value) || typeof value['code'] !== 'string' || !isRecord(value['params'])) return [];
  const params = Object.entries(value['params']).filter(
    (pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number',
  );
  return [{ code: value['code'], params: Object.fromEntries(params) }];
};

const socketSaid = ({ details }: LogEntry): SocketSaid | null => {
  const { remarks, recommendedA } = details;
  const verdict = verdicts.find((each) => each === details['verdict']);
  if (verdict === undefined || !Array.isArray(remarks)) return null;
  return {
    verdict,
    remarks: remarks.flatMap(coded),
    recommendedA: typeof recommendedA === 'number' ? recommendedA : null,
    stop: coded(details['stop'])[0] ?? null,
  };
};

const leftOf = (value: unknown): readonly NotRestorable[] =>
  (Array.isArray(value) ? value : []).flatMap(
    (row: unknown) => notRestorableSchema.safeParse(row).data ?? [],
  );

/** What an entry says beyond its kind; null when the kind says it all. The log may hold entries of other versions. */
export const specialEntry = (entry: LogEntry): SpecialEntry | null => {
  const { kind, details, outcome } = entry;
  if (kind === 'test' && details['purpose'] === 'socket-test')
    return { kind: 'socket-test', said: socketSaid(entry) };
  if (kind === 'note' && details['purpose'] === 'undo-left')
    return { kind: 'left', left: leftOf(details['left']) };
  const { bit, stage } = details;
  if (kind !== 'fault' || typeof bit !== 'number') return null;
  if (outcome !== 'open') return { kind: 'fault', bit, stage: 'over' };
  return { kind: 'fault', bit, stage: stage === 'warning' ? 'warning' : 'active' };
};
