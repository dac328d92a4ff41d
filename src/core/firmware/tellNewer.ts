import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { FirmwareLibrary } from './firmwareLibrary.ts';
import { newestFor } from './firmwareView.ts';

/**
 * Tells of a newer firmware that fits, once a charger is connected and again when the library changes. A library that
 * cannot be read tells nothing here: its page says why.
 */
export const tellNewer = (options: {
  readonly devices: OpenDevices;
  readonly library: FirmwareLibrary;
  tell(deviceId: string, version: string): void;
}): void => {
  const { devices, library, tell } = options;
  const told = new Set<string>();
  const look = () => {
    const open = devices.list().filter(({ session, jobId }) => session.isOpen() && jobId === null);
    for (const { session } of open) {
      if (told.has(session.id)) continue;
      try {
        const version = newestFor(session.identity, library.list());
        told.add(session.id);
        if (version !== null) tell(session.id, version);
      } catch {
        return;
      }
    }
    for (const id of told) if (!devices.list().some(({ session }) => session.id === id)) told.delete(id);
  };
  devices.onChange(look);
  library.onChange(() => {
    told.clear();
    look();
  });
};
