import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { appError } from '#shared/errors/appError.ts';
import type { ConfigurationDeps } from './configurationContext.ts';

/** How the chargers of a table are opened. */
export interface FleetAccess {
  readonly signal?: AbortSignal;
  /** PIN of a charger, null when none is known (Modbus reads need none). */
  pinOf(row: FleetRow, session: DeviceSession): string | null;
  onRow(row: FleetRow, phase: string): void;
}

/**
 * Opens the charger of a row, checks that it is the one the row names, and closes whatever door is open in the end.
 * `device.serial-mismatch`, `pin.*`, those of opening and of the work.
 */
export const withFleetRow = async <T>(
  deps: ConfigurationDeps,
  access: FleetAccess,
  row: FleetRow,
  work: (session: DeviceSession) => Promise<T>,
): Promise<T> => {
  access.onRow(row, 'connecting');
  const signal = access.signal ? { signal: access.signal } : {};
  const { session } = await deps.devices.open(row.target, { jobId: null, ...signal });
  const { serial } = session.identity;
  try {
    if (row.serial !== null && row.serial !== serial) {
      throw appError('device.serial-mismatch', { expected: row.serial, found: serial });
    }
    const pin = access.pinOf(row, session);
    if (pin !== null) await deps.devices.unlock(session.id, pin);
    return await work(session);
  } finally {
    const left = deps.devices.list().filter((open) => open.session.identity.serial === serial);
    for (const open of left) await deps.devices.close(open.session.id);
  }
};
