import type { LeaseHolder } from '#core/ports/siteLog.ts';
import type { ProcessRegister } from './processRegister.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

const isSame = (a: LeaseHolder, b: LeaseHolder): boolean =>
  a.processId === b.processId && a.startedAtMs === b.startedAtMs;

/** Leases of devices: one living process each. */
export const createLeaseStore = ({ db }: StoreContext, processes: ProcessRegister) => {
  const find = db.prepare<[string], LeaseHolder>(
    'SELECT pid AS processId, started_at_ms AS startedAtMs, label FROM device_lease WHERE device = ?',
  );
  const take = db.prepare(
    `INSERT INTO device_lease (device, pid, started_at_ms, label) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET pid = excluded.pid, started_at_ms = excluded.started_at_ms, label = excluded.label`,
  );
  const release = db.prepare('DELETE FROM device_lease WHERE device = ? AND pid = ? AND started_at_ms = ?');
  const releaseAll = db.prepare('DELETE FROM device_lease WHERE pid = ? AND started_at_ms = ?');

  const lease = (device: string): LeaseHolder | undefined => {
    const holder = find.get(device);
    return holder === undefined || processes.isDead(holder) ? undefined : holder;
  };

  return {
    lease,
    acquireLease: (device: string, holder: LeaseHolder): LeaseHolder | undefined =>
      inOneWrite(db, () => {
        const present = lease(device);
        if (present !== undefined && !isSame(present, holder)) return present;
        processes.signOfLife(holder);
        take.run(device, holder.processId, holder.startedAtMs, holder.label);
        return undefined;
      }),
    releaseLease: (device: string, holder: LeaseHolder): void => {
      release.run(device, holder.processId, holder.startedAtMs);
    },
    releaseAll: (holder: LeaseHolder): void => {
      releaseAll.run(holder.processId, holder.startedAtMs);
    },
  };
};
