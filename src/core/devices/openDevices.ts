import type { Clock } from '#core/ports/clock.ts';
import { createComeBack } from './comeBack.ts';
import { createConnecting, requireFree } from './connecting.ts';
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
  const table = createDeviceTable();
  const { devices, get, update, changed, onChange } = table;
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
  const { open, reopen } = createConnecting({ ...options, table, comeBack, close });
  return {
    ...createDeviceAccess({ get, update }),
    reopen,
    async bringBack(id, opening) {
      const device = get(id);
      requireFree(device, null, describeJob);
      return device.session.isOpen() ? device : reopen(id, opening);
    },
    hold(id, jobId) {
      if (jobId !== null) requireFree(get(id), jobId, describeJob);
      if (devices.has(id)) update(id, { jobId });
    },
    lookAgain: (id) => comeBack.lookAgain(get(id)),
    list: () => [...devices.values()],
    get,
    open,
    close,
    closeAll: async () => void (await Promise.allSettled([...devices.keys()].map(close))),
    onChange,
  };
};
