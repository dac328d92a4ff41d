import type { LiveSample } from './deviceSession.types.ts';
import type { OpenDevices } from './openDevices.ts';

/**
 * Samples of a charger for as long as it is in the list, also over the connections that come after a lost one.
 * `device.not-connected` when it is in the list no longer.
 */
export const followDevice = async (
  devices: Pick<OpenDevices, 'get' | 'list' | 'onChange'>,
  id: string,
  emit: (sample: LiveSample) => void,
  stopping: AbortSignal,
): Promise<void> => {
  while (!stopping.aborted) {
    const { session } = devices.get(id);
    const hasMoved = () => devices.list().find((device) => device.session.id === id)?.session !== session;
    const stop = session.isOpen() ? await session.live(emit) : undefined;
    await new Promise<void>((resolve) => {
      const unsubscribe = devices.onChange(() => {
        if (hasMoved()) done();
      });
      const done = () => {
        unsubscribe();
        stopping.removeEventListener('abort', done);
        resolve();
      };
      stopping.addEventListener('abort', done);
      if (stopping.aborted || hasMoved()) done();
    });
    await stop?.().catch(() => undefined);
  }
};
