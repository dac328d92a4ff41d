import type { LeaseHolder, SiteLog } from '#core/ports/siteLog.ts';
import { appError } from '#shared/errors/appError.ts';

const RENEW_MS = 5000;

export interface DeviceLeases {
  /** Takes the charger for this process or throws `device.leased`; the returned function gives it back. */
  take(serial: string, name: string): () => void;
}

/** One charger, one session: within this process, and between processes through the site log. */
export const createDeviceLeases = (
  holder: LeaseHolder,
  siteLog?: Pick<SiteLog, 'acquireLease' | 'releaseLease'>,
): DeviceLeases => {
  const taken = new Set<string>();
  return {
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
        siteLog?.releaseLease(serial, holder);
      };
    },
  };
};
