import type { ConfigurationDeps, Report } from '#core/configuration/configurationContext.ts';
import type { DeviceLeases } from '#core/devices/deviceLeases.ts';
import type { FirmwareLibrary } from './firmwareLibrary.ts';

export interface FirmwareDeps {
  readonly work: ConfigurationDeps;
  readonly library: FirmwareLibrary;
  /** One update per charger, in whichever process. */
  readonly leases: DeviceLeases;
}

/** What a person agreed to before an update. */
export interface FirmwareConsents {
  readonly downgrade: boolean;
  readonly noWayBack: boolean;
}

export interface UpdateOptions {
  /** Confirms by itself when everything is proven; else the firmware stays on trial. */
  readonly keep: boolean;
  /** Waits for somebody to unplug the car; else `device.car-plugged`. */
  readonly waitsForUnplug: boolean;
  readonly signal: AbortSignal;
  readonly report: Report;
}
