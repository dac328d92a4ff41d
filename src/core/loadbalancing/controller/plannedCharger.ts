import type { DeviceIdentity, DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { ChargerLinkOptions } from './chargerLink.ts';
import { checkCharger } from './checkCharger.ts';
import type { LinkStatusKeeper } from './linkStatus.ts';

/** The session of a charger of the plan, opened and closed again and again. */
export interface PlannedCharger {
  /** Who answered, also while it is away again. */
  identity(): DeviceIdentity | undefined;
  session(): DeviceSession | undefined;
  /** Opens, unlocks where there is a PIN, and rejects unless the charger is as the plan says. */
  open(): Promise<DeviceSession>;
  close(): Promise<void>;
}

export const createPlannedCharger = (
  { deps: { devices }, charger, target, holder, pin, events }: ChargerLinkOptions,
  status: Pick<LinkStatusKeeper, 'answered' | 'verified'>,
  signal: AbortSignal,
): PlannedCharger => {
  let session: DeviceSession | undefined;
  let identity: DeviceIdentity | undefined;
  /** Sent once: a wrong PIN counts in the charger. */
  let unsentPin = pin;

  return {
    identity: () => identity,
    session: () => session,
    open: async () => {
      const device = await devices.open(target, { jobId: holder, signal });
      ({ session } = device);
      ({ identity } = session);
      status.answered();
      if (unsentPin !== undefined) {
        const once = unsentPin;
        unsentPin = undefined;
        await devices.unlock(session.id, once);
      }
      await checkCharger(session, charger);
      status.verified();
      events.connected();
      return session;
    },
    close: async () => {
      const id = session?.id;
      session = undefined;
      if (id !== undefined) await devices.close(id).catch(() => undefined);
    },
  };
};
