import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { planPointOf } from '#core/provisioning/planSession.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { appError } from '#shared/errors/appError.ts';
import type { ConfigurationDeps } from './configurationContext.ts';

/** How the chargers of a table are opened. */
export interface FleetAccess {
  readonly signal?: AbortSignal;
  /** PIN of a charger, null when none is known. */
  pinOf(row: FleetRow, session: DeviceSession): string | null;
  onRow(row: FleetRow, phase: string): void;
}

/**
 * Connects to the charger of a row, checks that it is the one the row names, and closes whatever door is open in the
 * end. `device.serial-mismatch`, those of opening and of the work.
 */
export const withConnectedRow = async <T>(
  deps: ConfigurationDeps,
  access: Omit<FleetAccess, 'pinOf'>,
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
    return await work(session);
  } finally {
    const left = deps.devices.list().filter((open) => open.session.identity.serial === serial);
    for (const open of left) await deps.devices.close(open.session.id);
  }
};

/** Reads are free over Modbus TCP, where a PIN can be listened to: it goes out only for what is stored. */
const needsPin = ({ door, profile }: DeviceSession, { values }: FleetRow): boolean =>
  door === 'bluetooth' ||
  Object.keys(values).some(
    (point) => profile.points.has(point) && planPointOf(profile)(point).storage !== 'ram',
  );

/** The same with the charger opened by its PIN where the row needs one; a right PIN is kept. Also `pin.*`. */
export const withFleetRow = <T>(
  deps: ConfigurationDeps,
  access: FleetAccess,
  row: FleetRow,
  work: (session: DeviceSession) => Promise<T>,
): Promise<T> =>
  withConnectedRow(deps, access, row, async (session) => {
    const pin = needsPin(session, row) ? access.pinOf(row, session) : null;
    if (pin !== null) {
      await deps.devices.unlock(session.id, pin);
      const { serial } = session.identity;
      if (deps.keeper.current(serial, 'access.pin') !== pin) deps.keeper.remember(serial, 'access.pin', pin);
    }
    return work(session);
  });
