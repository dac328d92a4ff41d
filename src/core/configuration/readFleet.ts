import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { ConfigurationDeps } from './configurationContext.ts';
import { inParallel } from './inParallel.ts';

export interface FleetReading {
  readonly rows: readonly FleetRow[];
  readonly parallel: number;
  readonly signal?: AbortSignal;
  pinOf(row: FleetRow, session: DeviceSession): string | null;
  report(phase: string, done: number, total: number): void;
}

const readRow = async (
  deps: ConfigurationDeps,
  reading: FleetReading,
  row: FleetRow,
): Promise<PointValues> => {
  const { session } = await deps.devices.open(row.target, { jobId: null });
  try {
    const pin = reading.pinOf(row, session);
    if (pin !== null) await deps.devices.unlock(session.id, pin);
    return (await session.readAll()).values;
  } finally {
    await deps.devices.close(session.id);
  }
};

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
