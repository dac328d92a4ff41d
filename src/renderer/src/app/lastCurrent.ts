import { freshness } from '#shared/domain/charger/live/freshness.ts';

interface Remembered {
  readonly amps: number;
  readonly atMs: number;
}

/** A current for the status line; `ageS` null = it is of now. */
export interface ShownCurrent {
  readonly amps: number;
  readonly ageS: number | null;
}

/** The current each charger said last, by device id, so that the status line keeps it on other pages. */
const currents = new Map<string, Remembered>();

/** Keeps what a charger said at a moment (Unix ms), unless something newer is known. */
export const rememberCurrent = (deviceId: string, amps: number, atMs: number): void => {
  const before = currents.get(deviceId);
  if (before === undefined || before.atMs <= atMs) currents.set(deviceId, { amps, atMs });
};

// The line is read out when it changes, so an age does not tick every second.
const coarse = (ageS: number): number =>
  ageS < 60 ? Math.max(3, Math.floor(ageS / 10) * 10) : ageS - (ageS % 60);

/** What a charger said last, with its age as soon as it is no longer live; null when it has said nothing. */
export const lastCurrent = (deviceId: string, nowMs: number): ShownCurrent | null => {
  const last = currents.get(deviceId);
  if (last === undefined) return null;
  // What came since the clock of the page last ticked is of now.
  const fresh = freshness(last.atMs, Math.max(nowMs, Math.min(last.atMs, nowMs + 1000)));
  if (fresh.kind === 'none') return null;
  return { amps: last.amps, ageS: fresh.kind === 'live' ? null : coarse(Math.floor(fresh.ageMs / 1000)) };
};
