import { createSystemClock } from '#core/adapters/clock/systemClock.ts';
import { createModbusConnector } from '#core/adapters/modbus/createModbusConnector.ts';
import { createNobleRadio } from '#core/adapters/noble/createNobleRadio.ts';
import { createDeviceSessions, type DeviceSessions } from '#core/devices/createDeviceSessions.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { BleRadio } from '#core/ports/bleRadio.ts';
import type { Door } from '#shared/domain/pointValue.ts';
import { bundledStore } from '#tests/profiles/allProfiles.ts';
import { type PracticeSite, type PracticeSiteOptions, startSite } from '#tests/support/practiceSite.ts';

export interface SiteWithSessions extends AsyncDisposable {
  readonly site: PracticeSite;
  readonly sessions: DeviceSessions;
  readonly radio: BleRadio;
  readonly serial: string;
  open(): Promise<DeviceSession>;
  openAndUnlock(): Promise<DeviceSession>;
}

export const practiceSpeed = 20;

/** A practice site and sessions with its first charger over one door; over Modbus it is commissioned. */
export const startSiteWithSessions = async (
  door: Door,
  options: PracticeSiteOptions = {},
): Promise<SiteWithSessions> => {
  const site = await startSite({ speed: practiceSpeed, commissioned: door === 'modbus', ...options });
  const clock = createSystemClock();
  clock.setSpeed(options.speed ?? practiceSpeed);
  const radio = createNobleRadio({ radio: { kind: 'socket', path: site.ready.radio ?? '' }, clock });
  const sessions = createDeviceSessions({
    radio,
    modbus: createModbusConnector(),
    profiles: bundledStore.profiles(),
    clock,
    leases: { processId: process.pid, startedAtMs: 1, label: 'test' },
  });
  const [charger] = site.ready.chargers;
  if (charger === undefined) throw new Error('a site without chargers');
  const open = () =>
    sessions.open(
      door === 'bluetooth'
        ? { kind: 'bluetooth', name: charger.serial }
        : { kind: 'modbus', ...charger.modbus },
      { deadlineMs: 10_000 },
    );
  return {
    site,
    sessions,
    radio,
    serial: charger.serial,
    open,
    openAndUnlock: async () => {
      const session = await open();
      await session.unlock(charger.pin);
      return session;
    },
    [Symbol.asyncDispose]: async () => {
      await sessions.closeAll();
      await radio.close();
      await site.stop();
    },
  };
};
