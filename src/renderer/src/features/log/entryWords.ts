import type { DescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import type { StatusTone } from '#renderer/ui/status.tsx';
import type { LogEntry } from '#shared/domain/logEntry.ts';

const SHOWN_CHANGES = 2;

export const outcomeTone = (entry: LogEntry): StatusTone => {
  switch (entry.outcome) {
    case 'done':
    case 'commissioned':
      return 'good';
    case 'configured':
    case 'open':
      return 'neutral';
    case 'failed':
      return 'bad';
    case 'interrupted':
      return 'warn';
    default:
      return entry.outcome satisfies never;
  }
};

/** The difference of an entry in one line: "Charging current limit 16 A → 13 A", and how many more there are. */
export const changesLine = (
  entry: LogEntry,
  describe: DescribePoint,
  words: { secret: string; more: (count: number) => string; values: (count: number) => string },
): string => {
  const { values } = entry.details;
  if (entry.kind === 'snapshot' && typeof values === 'number') return words.values(values);
  const lines = entry.changes.slice(0, SHOWN_CHANGES).map((change) => {
    const label = describe.label(change.point);
    if (change.secret === true) return `${label}: ${words.secret}`;
    const before = describe.value(change.point, change.before) ?? '–';
    const after = describe.value(change.point, change.found ?? change.wanted) ?? '–';
    return `${label} ${before} → ${after}`;
  });
  const rest = entry.changes.length - SHOWN_CHANGES;
  return [...lines, ...(rest > 0 ? [words.more(rest)] : [])].join('; ');
};
