import type { SiteLog } from '#core/ports/siteLog.ts';

/** Keeps in the log that a secret was shown to a person: which one and to whom, never its value. */
export const createRecordReveal =
  (log: SiteLog, person: () => string) =>
  (serial: string, point: string): void => {
    const charger = log.charger(serial);
    log.append({
      kind: 'access',
      outcome: 'done',
      siteId: charger?.siteId ?? null,
      visitId: null,
      socketId: null,
      chargerSerial: serial,
      person: person(),
      door: null,
      jobId: null,
      intentId: null,
      snapshotId: null,
      changes: [],
      errorCode: null,
      details: { secret: 'shown', point },
      practice: charger?.practice ?? false,
    });
  };
