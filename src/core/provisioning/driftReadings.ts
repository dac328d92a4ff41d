import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { type Drift, driftOf } from './driftOf.ts';
import { writtenSince } from './loggedState.ts';

/** What is known of a connection once it was read. */
export interface Compared {
  readonly drift: Drift;
  /** The snapshot of the newest reading. */
  readonly readingId: string;
  /** When a person let stand what was changed elsewhere; null while nobody has. */
  readonly acceptedAtMs: number | null;
}

interface Held {
  readonly session: DeviceSession;
  /** What the log knew before this connection was first read; undefined when it knew nothing. */
  readonly logged: Snapshot | undefined;
  readonly reading: Snapshot;
  readonly acceptedAtMs: number | null;
}

/** Readings of the present connections, each against the log as it was when the connection began. */
export interface DriftReadings {
  /** Keeps a reading; `before` is what the log had newest before the reading was stored. */
  keep(session: DeviceSession, before: Snapshot | undefined, reading: Snapshot): void;
  /** Undefined for a connection that was not read. Says what was written since as written. */
  compared(id: string): Compared | undefined;
  /** From now on the newest reading is what is compared with. */
  accept(id: string): void;
  forget(id: string): void;
}

export const createDriftReadings = (log: SiteLog, clock: Clock): DriftReadings => {
  const held = new Map<string, Held>();
  return {
    keep(session, before, reading) {
      const earlier = held.get(session.id);
      // A connection's own readings move into the log; what it is compared with stays until a person accepts.
      const logged = earlier ? (earlier.logged ?? earlier.reading) : before;
      held.set(session.id, { session, logged, reading, acceptedAtMs: earlier?.acceptedAtMs ?? null });
    },
    compared(id) {
      const known = held.get(id);
      if (!known) return undefined;
      const { session, logged, reading, acceptedAtMs } = known;
      const live = { ...reading.values, ...writtenSince(log, reading).written };
      const since = logged ? writtenSince(log, logged) : { written: {}, announced: {} };
      return { drift: driftOf(session, logged, since, live), readingId: reading.id, acceptedAtMs };
    },
    accept(id) {
      const known = held.get(id);
      if (known) held.set(id, { ...known, logged: known.reading, acceptedAtMs: clock.nowMs() });
    },
    forget: (id) => void held.delete(id),
  };
};
