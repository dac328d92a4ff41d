import { randomUUID } from 'node:crypto';
import type { BleRadio } from '#core/ports/bleRadio.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { ModbusConnector } from '#core/ports/modbusLink.ts';
import type { LeaseHolder } from '#core/ports/siteLog.ts';
import type { DeviceTarget } from '#shared/domain/deviceTarget.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { createDeviceSession } from './createDeviceSession.ts';
import { createDeviceLeases, type LeaseLog } from './deviceLeases.ts';
import type { DeviceSession } from './deviceSession.types.ts';
import { openTarget } from './openTarget.ts';

const OPEN_DEADLINE_MS = 20_000;

export interface DeviceSessions {
  /**
   * `device.not-found`, `device.not-nexus`, `device.map-unsupported`, `device.leased`, `radio.*`,
   * `modbus.unreachable`, `modbus.refused-connection`, `job.cancelled`.
   */
  open(
    target: DeviceTarget,
    /** `id`: the session continues under the id of one that ended. */
    options?: { readonly signal?: AbortSignal; readonly deadlineMs?: number; readonly id?: string },
  ): Promise<DeviceSession>;
  closeAll(): Promise<void>;
}

export interface DeviceSessionsOptions {
  /** Asked at each opening: a practice site brings its own radio. */
  readonly radio: BleRadio | (() => BleRadio);
  readonly modbus: ModbusConnector;
  /** The first one is tried; bundled profiles come before the user's own. */
  readonly profiles: readonly DeviceProfile[];
  readonly clock: Clock;
  readonly siteLog?: LeaseLog;
  /** Who this process is, for those who want the same charger. */
  readonly leases: LeaseHolder;
}

/** Opens sessions with chargers over either door; each charger has at most one. */
export const createDeviceSessions = (options: DeviceSessionsOptions): DeviceSessions => {
  const { modbus, profiles, clock } = options;
  const leases = createDeviceLeases(options.leases, options.siteLog);
  const sessions = new Set<DeviceSession>();
  const radio = () => (typeof options.radio === 'function' ? options.radio() : options.radio);

  return {
    open: async (target, { signal, deadlineMs = OPEN_DEADLINE_MS, id = randomUUID() } = {}) => {
      const [profile] = profiles;
      if (profile === undefined) {
        throw appError('profile.invalid', { file: 'profiles', reason: 'none' });
      }
      if (target.kind === 'bluetooth') leases.refuseHeld(target.name);
      const opened = await openTarget(
        { radio, modbus, profile },
        target,
        signal === undefined ? { deadlineMs } : { deadlineMs, signal },
      );
      const { serial, name } = opened.identity;
      try {
        const release = leases.take(serial, name);
        opened.door.onClosed(release);
        if (!opened.door.isOpen()) release();
      } catch (error) {
        await opened.door.close();
        throw error;
      }
      const session = createDeviceSession({ id, ...opened, clock });
      sessions.add(session);
      session.onClosed(() => void sessions.delete(session));
      return session;
    },
    closeAll: async () => {
      await Promise.allSettled([...sessions].map((session) => session.close()));
    },
  };
};
