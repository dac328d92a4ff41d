import type { DeviceLeases } from '#core/devices/deviceLeases.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { ControllerFiles } from '#core/ports/controllerFiles.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { PhaseAmps } from '#shared/domain/balancing/phases.ts';
import type { AppError } from '#shared/errors/appError.ts';

/** One meter that is read again and again; it brings its own link back. */
export interface ControllerMeter {
  /** One sample; null = the meter answered, but does not know. Rejects when it does not answer. */
  read(): Promise<PhaseAmps | null>;
  /** Device milliseconds since the last new sample; null before the first one. */
  ageMs(): number | null;
  close(): Promise<void>;
}

/** Opens a meter by its address and profile; one that does not answer yet is tried again by itself. */
export type OpenMeter = (target: string, profile: string | undefined) => Promise<ControllerMeter>;

export interface ControllerDeps {
  readonly clock: Clock;
  readonly log: SiteLog;
  readonly devices: Pick<OpenDevices, 'open' | 'close' | 'unlock' | 'get'>;
  readonly leases: Pick<DeviceLeases, 'take'>;
  readonly openMeter: OpenMeter;
  readonly files: ControllerFiles;
  readonly newId: () => string;
  /** Who works with this program now. */
  readonly person: () => string;
  readonly unexpected: (error: unknown) => AppError;
}

/** Which site is steered, and as whose. */
export interface ControllerTask {
  readonly siteId: string | null;
  readonly name: string;
  readonly practice: boolean;
  /** Sent once to each charger, where one is given; set-points themselves need none. */
  readonly pin?: string;
}
