import { appError } from '#shared/errors/appError.ts';
import { type ComeBack, firstLook } from './comeBack.ts';
import { connectAnew } from './connectAnew.ts';
import type { DeviceTable } from './deviceTable.ts';
import type { OpenDevice, OpenDevices, OpenDevicesOptions } from './openDevices.ts';

/** `device.leased` when another job holds the charger. */
export const requireFree = (
  { session, jobId: held }: OpenDevice,
  jobId: string | null,
  describeJob: (jobId: string) => string,
): void => {
  if (held === null || held === jobId) return;
  throw appError('device.leased', { device: session.identity.name, holder: describeJob(held) });
};

interface ConnectingParts extends OpenDevicesOptions {
  readonly table: DeviceTable;
  readonly comeBack: ComeBack;
  close(id: string): Promise<void>;
}

/** The two ways to a session: to a charger that is not listed yet, and again to one that is. */
export const createConnecting = ({
  openSession,
  describeJob,
  table,
  comeBack,
  close,
}: ConnectingParts): Pick<OpenDevices, 'open' | 'reopen'> => {
  const { devices, get, update, changed } = table;
  const enter = (device: OpenDevice): OpenDevice => {
    const { session } = device;
    devices.set(session.id, device);
    session.onClosed(() => changed());
    comeBack.follow(session);
    changed();
    return device;
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
    requireFree(same, jobId, describeJob);
    return update(same.session.id, { jobId: jobId ?? same.jobId });
  };

  return {
    async open(target, { jobId, ...opening }) {
      const reused = await reuse(target, jobId);
      if (reused) return reused;
      const session = await openSession(target, opening);
      return enter(await firstLook(session, target, jobId));
    },
    async reopen(id, opening) {
      const before = get(id);
      await comeBack.stop(id);
      const device = await connectAnew(before, (options) =>
        openSession(before.target, { ...opening, ...options }),
      );
      if (devices.get(id) !== before) {
        await device.session.close();
        throw appError('device.not-connected', { device: before.session.identity.name });
      }
      return enter(device);
    },
  };
};
