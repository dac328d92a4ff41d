import type { MeterSessions } from '#core/devices/meters/createMeterSessions.ts';
import type { PhaseAmps } from '#shared/domain/balancing/phases.ts';
import type { OpenMeter } from './controllerPorts.ts';

const usualProfile = 'reference-meter';

/** Meters of the controller are sessions over Modbus TCP that bring their own links back. */
export const createMeterDoor =
  (meters: Pick<MeterSessions, 'open'>): OpenMeter =>
  async (target, profile = usualProfile) => {
    const session = await meters.open(target, { profile, keepTrying: true });
    return {
      read: async () => {
        const [l1, l2, l3] = (await session.read()).currentA;
        const isKnown = l1 !== null && l2 !== null && l3 !== null;
        return isKnown ? ([l1, l2, l3] satisfies PhaseAmps) : null;
      },
      ageMs: session.ageMs,
      close: session.close,
    };
  };
