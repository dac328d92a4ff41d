import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { isRefused } from '#shared/domain/finding.ts';
import type { NewEntry } from '#shared/domain/logEntry.ts';
import { pinFindings } from '#shared/domain/pinFindings.ts';
import { appError } from '#shared/errors/appError.ts';
import type { Journal } from './journal.ts';
import type { SecretKeeper } from './secretKeeper.ts';

/**
 * Gives a charger a new PIN over Bluetooth, journaled without its digits and kept in the vault where that is open.
 * Errors: `pin.invalid` for one that anybody guesses, `write.refused-state` over Modbus, those of the link.
 */
export const writePin = async (request: {
  readonly session: DeviceSession;
  readonly journal: Journal;
  readonly keeper: SecretKeeper;
  readonly newPin: string;
  readonly details?: NewEntry['details'];
}): Promise<void> => {
  const { session, journal, keeper, newPin, details = {} } = request;
  if (isRefused(pinFindings(newPin))) throw appError('pin.invalid', {});
  const pin = { point: 'access.pin', secret: true } as const;
  await journal.record(
    { door: session.door, changes: [{ ...pin, result: 'planned' }], details: { purpose: 'pin', ...details } },
    async () => {
      await keeper.during(session.identity.serial, { 'access.pin': newPin }, () => session.changePin(newPin));
      return { value: undefined, changes: [{ ...pin, result: 'written' }] };
    },
  );
};
