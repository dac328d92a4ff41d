import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Seen } from '#core/devices/lookAgain.ts';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { Journal } from './journal.ts';

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

export interface RestartRequest {
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly kind: RestartKind;
  /** Who answers once the link is gone; null when nobody does. */
  lookAgain(): Promise<Seen | null>;
}

const isAnswerLost = (error: unknown): boolean =>
  isAppError(error, 'device.link-lost') || isAppError(error, 'device.timeout');

/** A restart counts; after a factory reset the PIN is the factory's as well. */
const hasHappened = (kind: RestartKind, bootCount: unknown, seen: Seen | null): boolean =>
  seen !== null && seen.identity.bootCount !== bootCount && (kind === 'restart' || seen.access.pinIsFactory);

/**
 * Restarts a charger, or takes it back to its factory values, journaled. Done when the charger has taken the order: it
 * ends the connection itself a moment later. An answer that was lost proves nothing: then the charger is looked at
 * again, and only a restart that is seen counts. Errors: `device.car-plugged` (factory reset only), `pin.required`,
 * `write.*`, those of the link.
 */
export const restartCharger = async (request: RestartRequest): Promise<void> => {
  const { session, journal, kind, lookAgain } = request;
  if (kind === 'factory-reset') await requireNoCar(session);
  const { 'state.bootCount': bootCount } = await session.read(['state.bootCount']);
  const change = { point: 'command.magic', wanted: kind };
  await journal.record(
    { door: session.door, changes: [{ ...change, result: 'planned' }], details: { purpose: kind } },
    async () => {
      const changes = [{ ...change, result: 'written' as const }];
      try {
        await session.writeControl({ 'command.magic': magicOf[kind] });
        return { value: undefined, changes };
      } catch (error) {
        if (!isAnswerLost(error) || !hasHappened(kind, bootCount, await lookAgain())) throw error;
        return { value: undefined, changes, details: { provenBy: 'state.bootCount' } };
      }
    },
  );
};
