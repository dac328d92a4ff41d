import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Journal } from '#core/provisioning/journal.ts';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { appError } from '#shared/errors/appError.ts';

export type RestartKind = 'restart' | 'factory-reset';

/** `command.magic` of the reference profile. */
const magicOf = { restart: 0x4e58_b007, 'factory-reset': 0x4e58_fac7 } as const satisfies Record<
  RestartKind,
  number
>;

/** A factory reset only while a charger says that no car is there; not knowing is not enough. */
const requireNoCar = async (session: DeviceSession): Promise<void> => {
  const values = await session.read(['state.cp', 'state.charge', 'state.fault']);
  if (chargeState(values).isCarPlugged === false) return;
  throw appError('device.car-plugged', { device: session.identity.name });
};

/**
 * Restarts a charger, or takes it back to its factory values, journaled. Done when the charger has taken the order: it
 * ends the connection itself a moment later. Errors: `device.car-plugged` (factory reset only), `pin.required`,
 * `write.*`, those of the link.
 */
export const restartCharger = async (
  session: DeviceSession,
  journal: Journal,
  kind: RestartKind,
): Promise<void> => {
  if (kind === 'factory-reset') await requireNoCar(session);
  const change = { point: 'command.magic', wanted: kind };
  await journal.record(
    { door: session.door, changes: [{ ...change, result: 'planned' }], details: { purpose: kind } },
    async () => {
      await session.writeControl({ 'command.magic': magicOf[kind] });
      return { value: undefined, changes: [{ ...change, result: 'written' }] };
    },
  );
};
