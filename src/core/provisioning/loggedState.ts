import type { SiteLog } from '#core/ports/siteLog.ts';
import type { EntryChange, Snapshot } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** What this program wrote after a snapshot, as the log has it. */
export interface WrittenSince {
  /** As read back after writing; also what a commit changed that nobody had asked for. */
  readonly written: PointValues;
  /** Announced, with an outcome nobody knows. */
  readonly announced: PointValues;
}

const note = ({ point, secret, wanted, found, result }: EntryChange, into: WrittenSince): void => {
  if (secret) return;
  if (found !== undefined) {
    into.written[point] = found;
    delete into.announced[point];
  } else if (result === 'unknown' && wanted !== undefined) into.announced[point] = wanted;
};

/** Everything written to a charger since one of its snapshots was taken. */
export const writtenSince = (log: SiteLog, { chargerSerial, takenAtMs }: Snapshot): WrittenSince => {
  const since: WrittenSince = { written: {}, announced: {} };
  const kinds = ['write', 'interrupted'] as const;
  for (const entry of log.eachEntry({ chargerSerial, kinds: [...kinds], fromMs: takenAtMs })) {
    for (const change of entry.changes) note(change, since);
  }
  return since;
};
