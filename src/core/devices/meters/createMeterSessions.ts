import type { Clock } from '#core/ports/clock.ts';
import type { ModbusConnector } from '#core/ports/modbusLink.ts';
import { formatDeviceTarget, parseDeviceTarget } from '#shared/domain/deviceTarget.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { MeterProfile } from '#shared/profile/meter/meterProfile.ts';
import { createMeterSession } from './createMeterSession.ts';
import { openMeterLink } from './meterLink.ts';
import type { MeterSession } from './meterSession.types.ts';

const OPEN_DEADLINE_MS = 5000;

export interface OpenMeterOptions {
  /** Id of a profile of kind meter. */
  readonly profile: string;
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
  /** A meter that cannot be reached now (not: another device) is tried again with growing waits instead of refused. */
  readonly keepTrying?: boolean;
}

export interface MeterSessions {
  /**
   * `target`: `modbus://host:port/unit`. `target.invalid`, `meter.profile-unknown`, `meter.other-device`,
   * `modbus.unreachable`, `modbus.refused-connection`, `device.timeout`, `job.cancelled`.
   */
  open(target: string, options: OpenMeterOptions): Promise<MeterSession>;
  closeAll(): Promise<void>;
}

export interface MeterSessionsOptions {
  /** With a short deadline for each request: an old answer of a meter is worth nothing. */
  readonly modbus: ModbusConnector;
  readonly profiles: readonly MeterProfile[];
  readonly clock: Clock;
}

/** Opens sessions with meters; several may read the same one. */
export const createMeterSessions = ({ modbus, profiles, clock }: MeterSessionsOptions): MeterSessions => {
  const sessions = new Set<MeterSession>();

  return {
    open: async (text, { profile: id, signal, deadlineMs = OPEN_DEADLINE_MS, keepTrying = false }) => {
      const address = parseDeviceTarget(text);
      if (address.kind !== 'modbus') throw appError('target.invalid', { target: text.slice(0, 120) });
      const profile = profiles.find((each) => each.id === id);
      if (profile === undefined) throw appError('meter.profile-unknown', { profile: id });
      const { host, port, unit } = address;
      const connect = (ending: AbortSignal | undefined) =>
        openMeterLink(
          modbus,
          { host, port, unit },
          profile,
          ending === undefined ? { deadlineMs } : { deadlineMs, signal: ending },
        );
      const first = await connect(signal).catch((error: unknown) => {
        const mayComeBack =
          isAppError(error) && error.code !== 'meter.other-device' && error.code !== 'job.cancelled';
        if (keepTrying && mayComeBack) return undefined;
        throw error;
      });
      const target = formatDeviceTarget(address);
      const session = createMeterSession({ target, profile, clock, first, connect });
      sessions.add(session);
      return session;
    },
    closeAll: async () => {
      await Promise.allSettled([...sessions].map((session) => session.close()));
      sessions.clear();
    },
  };
};
