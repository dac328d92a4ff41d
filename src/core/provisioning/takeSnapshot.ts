import type { DeviceSession, ReadAllOptions } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { Journal } from './journal.ts';

export interface SnapshotRequest extends ReadAllOptions {
  readonly log: SiteLog;
  readonly clock: Clock;
  readonly session: DeviceSession;
  readonly journal: Journal;
  /** Hears of the reading together with the newest snapshot the log had before it. */
  readonly onKept?: (before: Snapshot | undefined, kept: Snapshot) => void;
}

/** Reads everything a charger lets us read and keeps it: a restorable snapshot and an entry that names it. */
export const takeSnapshot = async (request: SnapshotRequest): Promise<Snapshot> => {
  const { log, clock, session, journal, onKept, ...options } = request;
  const reading = await session.readAll(options);
  const before = onKept && log.latestSnapshot(session.identity.serial);
  const snapshot = log.saveSnapshot({
    chargerSerial: session.identity.serial,
    takenAtMs: clock.nowMs(),
    door: session.door,
    firmware: session.identity.firmware,
    values: reading.values,
    unreadable: { ...reading.unreadable },
    secretsSet: { ...reading.secretsSet },
    practice: session.identity.practice,
  });
  onKept?.(before, snapshot);
  journal.append({
    kind: 'snapshot',
    outcome: 'done',
    door: session.door,
    chargerSerial: session.identity.serial,
    snapshotId: snapshot.id,
    details: {
      values: Object.keys(reading.values).length,
      unreadable: Object.keys(reading.unreadable).length,
      requests: reading.requests,
      tookMs: reading.tookMs,
    },
  });
  return snapshot;
};
