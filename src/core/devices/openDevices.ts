import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';
import { createComeBack, firstLook } from './comeBack.ts';
import { connectAnew } from './connectAnew.ts';
import { createDeviceAccess } from './deviceAccess.ts';
import type { AccessState, DeviceSession } from './deviceSession.types.ts';
import { createDeviceTable } from './deviceTable.ts';
import type { Seen } from './lookAgain.ts';

/** A session that is open, or was until its link ended, and who uses it. */
export interface OpenDevice {
  readonly session: DeviceSession;
  readonly target: string;
  readonly jobId: string | null;
  readonly access: AccessState;
  readonly rssiDbm: number | null;
}

export interface OpenDevices {
  list(): readonly OpenDevice[];
  /** `device.not-connected` when there is none of this id. */
  get(id: string): OpenDevice;
  /** Opens a charger for a job or for looking; one charger has one session in a process (`device.leased`). */
  open(target: string, options: { jobId: string | null; signal?: AbortSignal }): Promise<OpenDevice>;
  /**
   * Gives a charger to a job, or back (`null`): meanwhile only that job writes to it. `device.leased` when another one
   * holds it.
   */
  hold(id: string, jobId: string | null): void;
  /**
   * Connects anew to a charger whose link ended, under the same id, for the job that holds it, and opens it with the
   * PIN that opened it before. Errors: those of opening, `device.serial-mismatch`, `pin.*`.
   */
  reopen(id: string, options: { signal?: AbortSignal }): Promise<OpenDevice>;
  /**
   * The same because somebody asked for it, for a charger that no job holds (`device.leased`); one whose link is there
   * stays as it is.
   */
  bringBack(id: string, options: { signal?: AbortSignal }): Promise<OpenDevice>;
  /**
   * What became of a charger after an order whose answer was lost: gives the link up and connects for a moment, without
   * a PIN. Null when it does not answer. The charger stays listed, not connected.
   */
  lookAgain(id: string): Promise<Seen | null>;
  unlock(id: string, pin: string): Promise<AccessState>;
  refresh(id: string): Promise<OpenDevice>;
  close(id: string): Promise<void>;
  closeAll(): Promise<void>;
  onChange(listener: () => void): () => void;
}

export interface OpenDevicesOptions {
  /** Which job holds a charger, in words for people: "Site · Socket". */
  describeJob(jobId: string): string;
  openSession(target: string, options: { signal?: AbortSignal; id?: string }): Promise<DeviceSession>;
  readonly clock: Clock;
}

/** The chargers this process is connected to, for every window of it. */
export const createOpenDevices = (options: OpenDevicesOptions): OpenDevices => {
  const { openSession, describeJob, clock } = options;
  const { devices, get, update, changed, onChange } = createDeviceTable();
  const close = async (id: string) => {
    const device = devices.get(id);
    if (!device) return;
    devices.delete(id);
    changed();
    await comeBack.stop(id);
    await device.session.close();
  };
  const comeBack = createComeBack({
    clock,
    openSession,
    find: (id) => devices.get(id),
    replace(device) {
      devices.set(device.session.id, device);
      changed();
    },
  });
  const follow = (session: DeviceSession) => {
    session.onClosed(() => changed());
    comeBack.follow(session);
  };
  const reuse = async (target: string, jobId: string | null): Promise<OpenDevice | undefined> => {
    const same = [...devices.values()].find(
      (device) => device.target === target || `ble:${device.session.identity.serial}` === target,
    );
    if (!same) return undefined;
    if (!same.session.isOpen()) {
      await close(same.session.id);
      return undefined;
    }
    requireFree(same, jobId);
    return update(same.session.id, { jobId: jobId ?? same.jobId });
  };

  const requireFree = ({ session, jobId: held }: OpenDevice, jobId: string | null) => {
    if (held === null || held === jobId) return;
    throw appError('device.leased', { device: session.identity.name, holder: describeJob(held) });
  };
  const reopen: OpenDevices['reopen'] = async (id, opening) => {
    const before = get(id);
    await comeBack.stop(id);
    const device = await connectAnew(before, (options) =>
      openSession(before.target, { ...opening, ...options }),
    );
    if (devices.get(id) !== before) {
      await device.session.close();
      throw appError('device.not-connected', { device: before.session.identity.name });
    }
    devices.set(id, device);
    follow(device.session);
    changed();
    return device;
  };
  return {
    ...createDeviceAccess({ get, update }),
    reopen,
    async bringBack(id, opening) {
      const device = get(id);
      requireFree(device, null);
      return device.session.isOpen() ? device : reopen(id, opening);
    },
    hold(id, jobId) {
      if (jobId !== null) requireFree(get(id), jobId);
      if (devices.has(id)) update(id, { jobId });
    },
    lookAgain: (id) => comeBack.lookAgain(get(id)),
    list: () => [...devices.values()],
    get,
    async open(target, { jobId, ...opening }) {
      const reused = await reuse(target, jobId);
      if (reused) return reused;
      const session = await openSession(target, opening);
      const device = await firstLook(session, target, jobId);
      devices.set(session.id, device);
      follow(session);
      changed();
      return device;
    },
    close,
    closeAll: async () => void (await Promise.allSettled([...devices.keys()].map(close))),
    onChange,
  };
};
