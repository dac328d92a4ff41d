import { readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import type { LeaseHolder } from '#core/ports/siteLog.ts';
import type { StoreContext } from './storeContext.ts';

export type IsProcessAlive = (processId: number) => boolean;

/** How long a process may be silent before its silence means something. */
export const silenceMs = 15_000;
/** A boot time is worked out from two clocks; this much they may disagree. */
const bootToleranceMs = 60_000;

/** Asks the operating system. A process of another user exists too: it refuses the question instead of not knowing. */
export const isProcessAliveHere: IsProcessAlive = (processId) => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Where process ids mean something: the computer, and on Linux the container. */
const placeHere = (): string => {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
};

interface ProcessRow {
  readonly place: string;
  readonly seenAtMs: number;
}

/**
 * Which processes have the log open. One is dead when it closed the log; when its id is gone; when it is silent and
 * its id belongs to a younger process; or, where its id cannot be looked up (another computer), when it is silent.
 */
export const createProcessRegister = (
  { db, nowMs }: StoreContext,
  isProcessAlive: IsProcessAlive = isProcessAliveHere,
) => {
  const place = placeHere();
  const upsert = db.prepare(
    `INSERT INTO process (pid, started_at_ms, place, label, seen_at_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET place = excluded.place, label = excluded.label, seen_at_ms = excluded.seen_at_ms`,
  );
  const find = db.prepare<[number, number], ProcessRow>(
    'SELECT place, seen_at_ms AS seenAtMs FROM process WHERE pid = ? AND started_at_ms = ?',
  );
  const all = db.prepare<[], { processId: number; startedAtMs: number; label: string }>(
    'SELECT pid AS processId, started_at_ms AS startedAtMs, label FROM process',
  );
  const younger = db.prepare<[number, number, string], { n: number }>(
    'SELECT count(*) AS n FROM process WHERE pid = ? AND started_at_ms > ? AND place = ?',
  );
  const remove = db.prepare('DELETE FROM process WHERE pid = ? AND started_at_ms = ?');

  const isDead = (holder: LeaseHolder): boolean => {
    const row = find.get(holder.processId, holder.startedAtMs);
    if (row === undefined) return true;
    const isSilent = nowMs() - row.seenAtMs > silenceMs;
    if (row.place !== place) return isSilent;
    if (!isProcessAlive(holder.processId)) return true;
    if (!isSilent) return false;
    // A silent process with a living id may just sleep with its laptop; it is dead only when the id went on.
    const wasReused = (younger.get(holder.processId, holder.startedAtMs, place)?.n ?? 0) > 0;
    const bootedAtMs = nowMs() - uptime() * 1000;
    return wasReused || holder.startedAtMs < bootedAtMs - bootToleranceMs;
  };

  return {
    isDead,
    signOfLife: (holder: LeaseHolder): void => {
      upsert.run(holder.processId, holder.startedAtMs, place, holder.label, nowMs());
    },
    leave: (holder: LeaseHolder): void => {
      remove.run(holder.processId, holder.startedAtMs);
    },
    /** A missing row says the same as a dead process's. */
    removeDead: (): void => {
      for (const holder of all.all()) if (isDead(holder)) remove.run(holder.processId, holder.startedAtMs);
    },
  };
};

export type ProcessRegister = ReturnType<typeof createProcessRegister>;
