import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { writablePointOf } from '#core/provisioning/driftOf.ts';
import type { Wanted } from '#core/provisioning/planSession.ts';
import { type MergeRow, mergeChanges } from '#shared/domain/configuration/mergeChanges.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { type ConfigurationDeps, type Report, snapshotOf, type Visitor } from './configurationContext.ts';

/** What was looked at, what is wanted and what the charger has now, point by point. */
export interface Merge {
  readonly serial: string;
  /** Null when the log does not have what was looked at. */
  readonly base: { readonly takenAtMs: number; readonly generation: number } | null;
  /** The charger now: its snapshot in the log, and the generation a new plan is made from. */
  readonly snapshotId: string;
  readonly generation: number;
  readonly rows: readonly MergeRow[];
}

const enough = 500;

const generationOf = ({ values }: Snapshot): number => Number(values['generation.settings'] ?? 0);

/** The state that was looked at: named, or the newest in the log with the generation that was expected. */
const baseOf = (
  { log }: ConfigurationDeps,
  serial: string,
  baseId: string | null,
  generation: number | null,
): Snapshot | undefined =>
  baseId === null
    ? log.snapshots(serial, enough).find((snapshot) => generationOf(snapshot) === generation)
    : log.snapshot(baseId);

/** Reads the charger and merges; nothing is written. */
export const mergeWith = async (
  deps: ConfigurationDeps,
  session: DeviceSession,
  visitor: Visitor,
  wanted: Wanted,
  options: { readonly baseId: string | null; readonly report: Report; readonly signal?: AbortSignal },
): Promise<Merge> => {
  const { serial } = session.identity;
  const base = baseOf(deps, serial, options.baseId, wanted.generation);
  const now = await snapshotOf(deps, session, visitor, options);
  return {
    serial,
    base: base ? { takenAtMs: base.takenAtMs, generation: generationOf(base) } : null,
    snapshotId: now.id,
    generation: generationOf(now),
    rows: mergeChanges({
      base: base?.values ?? null,
      mine: wanted.values,
      now: now.values,
      pointOf: writablePointOf(session.profile),
    }),
  };
};
