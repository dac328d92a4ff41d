import { expect } from 'vitest';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { networkLines, openCharger, quiet, visitor, wantedFrom } from '#tests/support/configurationOnSite.ts';
import type { CoreOnSite } from '#tests/support/coreOnSite.ts';

/** True when every case is wanted; otherwise the costly laws look at cases spread evenly over all of them. */
export const isWhole = process.env['NEXUS_ALL_LAWS'] === '1';

/** Every case, or each `step`-th of them. */
export const stride = (step: number): number => (isWhole ? 1 : step);

export const chargerAt = (on: CoreOnSite, index: number) => {
  const charger = on.site.ready.chargers[index];
  if (!charger) throw new Error('the site has no such charger');
  return charger;
};

export const setFaults = async (on: CoreOnSite, serial: string, faults: unknown): Promise<void> => {
  const { status } = await on.site.control(`/chargers/${serial}/faults`, faults);
  expect(status).toBe(200);
};

/** The given points as they are inside the charger. */
export const truthOf = async (on: CoreOnSite, serial: string, points: PointValues): Promise<PointValues> => {
  const truth = await on.site.truth(serial);
  return Object.fromEntries(Object.keys(points).map((point) => [point, truth[point] as PointValues[string]]));
};

/**
 * The same session, with something done in its first reading after `go`: between a report, which nobody waits for,
 * and the first request of the step it reports.
 */
export const atNextReading = (
  session: DeviceSession,
  act: () => Promise<void>,
): { readonly session: DeviceSession; go(): void } => {
  let pending: (() => Promise<void>) | undefined;
  return {
    session: {
      ...session,
      read: async (points) => {
        const now = pending;
        pending = undefined;
        await now?.();
        return session.read(points);
      },
    },
    go: () => {
      pending = act;
    },
  };
};

export const entriesOfRun = (on: CoreOnSite, runId: string): LogEntry[] =>
  [...on.core.log.eachEntry({})].filter(({ jobId }) => jobId === runId);

/** The newest announcement of a run and what came of it. */
export const lastWriteOf = (on: CoreOnSite, runId: string) => {
  const entries = entriesOfRun(on, runId);
  const intent = entries.findLast(({ kind }) => kind === 'intent');
  return { intent, outcome: intent && entries.find(({ intentId }) => intentId === intent.id) };
};

/** What the chargers of these tests get for a PIN of their own. */
export const newPin = '482917';

export const doorsOf = async (on: CoreOnSite, serial: string) =>
  (await on.site.control(`/chargers/${serial}`)).body['doors'] as {
    bluetoothOpen: boolean;
    modbus?: unknown;
  };

/** As from the factory, on Bluetooth, with nobody connected. */
export const beNew = async (on: CoreOnSite, serial: string): Promise<void> => {
  await setFaults(on, serial, {});
  await on.core.devices.closeAll();
  expect((await on.site.control(`/chargers/${serial}/factory-reset`, {})).body).toEqual({ done: true });
  await expect.poll(async () => (await doorsOf(on, serial)).bluetoothOpen).toBe(true);
};

/** A door that is open, one time the old and one time the new when both are; with the PIN of that moment. */
export const openWhatIsOpen = async (on: CoreOnSite, serial: string, n: number): Promise<DeviceSession> => {
  const doors = await doorsOf(on, serial);
  const isOld = doors.bluetoothOpen && (doors.modbus === undefined || n % 2 === 1);
  const { pin, modbus } = chargerAt(on, 0);
  const target = isOld ? `ble:${serial}` : `modbus://${modbus.host}:${modbus.port}/${modbus.unit}`;
  const { session } = await on.core.devices.open(target, { jobId: null });
  const { pinIsFactory } = await session.access();
  await on.core.devices.unlock(session.id, pinIsFactory ? pin : newPin);
  return session;
};

/** Brings a charger of the site to Modbus TCP, settings and all, and tells its PIN; nobody is connected afterwards. */
export const leadToModbus = async (on: CoreOnSite, charger = 0): Promise<string> => {
  const session = await openCharger(on, charger);
  const wanted = wantedFrom(session, { ...networkLines(on), 'commit.confirmTimeout': '300 s' });
  const applied = await on.core.configurations.apply(session, visitor, wanted, { ...quiet, newPin });
  expect(applied.door).toBe('modbus');
  await on.core.devices.closeAll();
  return newPin;
};
