import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { ConfigurationDeps } from './configurationContext.ts';
import { withFleetRow } from './fleetRow.ts';
import { inParallel } from './inParallel.ts';

export interface FleetReading {
  readonly rows: readonly FleetRow[];
  readonly parallel: number;
  readonly signal?: AbortSignal;
  pinOf(row: FleetRow, session: DeviceSession): string | null;
  report(phase: string, done: number, total: number): void;
}

const readRow = (deps: ConfigurationDeps, reading: FleetReading, row: FleetRow): Promise<PointValues> =>
  withFleetRow(
    deps,
    { ...reading, onRow: () => undefined },
    row,
    async (session) => (await session.readAll()).values,
  );

/** What the chargers of a table are now, by target; those that do not answer are missing. Nothing is written. */
export const readFleet = async (
  deps: ConfigurationDeps,
  reading: FleetReading,
): Promise<ReadonlyMap<string, PointValues>> => {
  const found = new Map<string, PointValues>();
  let done = 0;
  await inParallel(reading.rows, reading.parallel, async (row) => {
    if (reading.signal?.aborted) return;
    try {
      found.set(row.target, await readRow(deps, reading, row));
    } catch (error) {
      // A charger that cannot be read shows as unknown; applying will say why.
      if (!isAppError(error)) throw error;
    }
    done += 1;
    reading.report('reading', done, reading.rows.length);
  });
  return found;
};
