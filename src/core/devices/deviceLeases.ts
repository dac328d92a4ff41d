import type { LeaseHolder, SiteLog } from '#core/ports/siteLog.ts';
import { appError } from '#shared/errors/appError.ts';

const RENEW_MS = 5000;

/** The part of the site log that leases live in. */
export type LeaseLog = Pick<SiteLog, 'acquireLease' | 'releaseLease' | 'lease' | 'chargers'>;

export interface DeviceLeases {
  /** Takes the charger for this process or throws `device.leased`; the returned function gives it back. */
  take(serial: string, name: string): () => void;
  /**
   * Throws `device.leased` for a name or serial that somebody holds: a connected charger no longer advertises, and
   * "not found" would send a person looking for the wrong fault.
   */
  refuseHeld(nameOrSerial: string): void;
  /** Whether a living process holds it, this one included. */
  isTaken(serial: string): boolean;
}

/** One charger, one session: within this process, and between processes through the site log. */
export const createDeviceLeases = (holder: LeaseHolder, siteLog?: LeaseLog): DeviceLeases => {
  const taken = new Set<string>();
  const isOurs = ({ processId, startedAtMs }: LeaseHolder): boolean =>
    processId === holder.processId && startedAtMs === holder.startedAtMs;
  const serialsOf = (nameOrSerial: string): string[] => {
    const wanted = nameOrSerial.toUpperCase();
    const named = siteLog?.chargers().filter(({ name }) => name.toUpperCase() === wanted) ?? [];
    return named.length > 0 ? named.map(({ serial }) => serial) : [wanted];
  };
  const giveBack = (serial: string): void => {
    try {
      siteLog?.releaseLease(serial, holder);
    } catch {
      // A full or busy log must not end the program where a link ends; the charger is given back as soon as it can be.
      const retry = setTimeout(() => taken.has(serial) || giveBack(serial), RENEW_MS);
      retry.unref();
    }
  };
  return {
    isTaken: (serial) => taken.has(serial) || siteLog?.lease(serial) !== undefined,
    refuseHeld: (nameOrSerial) => {
      const holders = serialsOf(nameOrSerial).map((serial) => siteLog?.lease(serial));
      const others = holders.filter((one) => one !== undefined && !isOurs(one));
      const [other] = others;
      // Names can collide: one of them that is free may be meant.
      if (other === undefined || others.length < holders.length) return;
      throw appError('device.leased', { device: nameOrSerial, holder: other.label });
    },
    take: (serial, name) => {
      const other = taken.has(serial) ? holder : siteLog?.acquireLease(serial, holder);
      if (other !== undefined) throw appError('device.leased', { device: name, holder: other.label });
      taken.add(serial);
      // A renewal that fails (a busy log) is tried again; the lease outlives one missed sign of life.
      const renewal = setInterval(() => {
        try {
          siteLog?.acquireLease(serial, holder);
        } catch {
          return;
        }
      }, RENEW_MS);
      renewal.unref();
      return () => {
        if (!taken.delete(serial)) return;
        clearInterval(renewal);
        giveBack(serial);
      };
    },
  };
};
