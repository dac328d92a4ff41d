import type { SiteLog } from '#core/ports/siteLog.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** What the log knows of a charger: its newest snapshot and what was proven in force after it. */
export interface LoggedState {
  readonly snapshot: Snapshot;
  readonly written: PointValues;
}

/** Undefined when the charger was never read. */
export const loggedState = (log: SiteLog, serial: string): LoggedState | undefined => {
  const snapshot = log.latestSnapshot(serial);
  if (!snapshot) return undefined;
  const written: PointValues = {};
  for (const entry of log.eachEntry({
    chargerSerial: serial,
    kinds: ['write'],
    fromMs: snapshot.takenAtMs,
  })) {
    for (const { point, result, found, secret } of entry.changes) {
      if (result === 'in-force' && !secret && found !== undefined) written[point] = found;
    }
  }
  return { snapshot, written };
};
