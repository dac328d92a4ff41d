import type { FirmwareDeps } from './firmwareDeps.ts';

/** The lease under which an update of a charger runs, beside the one of its connection. */
export const updateLeaseOf = (serial: string): string => `firmware/${serial}`;

/** One update per charger, in whichever process, and nobody else writes to it meanwhile: `device.leased`. */
export const holdingCharger = async <T>(
  { work: { devices }, leases }: FirmwareDeps,
  deviceId: string,
  jobId: string,
  act: () => Promise<T>,
): Promise<T> => {
  const { serial, name } = devices.get(deviceId).session.identity;
  const release = leases.take(updateLeaseOf(serial), name);
  try {
    devices.hold(deviceId, jobId);
    return await act();
  } finally {
    const isOurs = devices.list().some(({ session, jobId: by }) => session.id === deviceId && by === jobId);
    if (isOurs) devices.hold(deviceId, null);
    release();
  }
};
