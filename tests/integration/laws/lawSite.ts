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

/** Brings a charger of the site to Modbus TCP, settings and all, and tells its PIN; nobody is connected afterwards. */
export const leadToModbus = async (on: CoreOnSite, charger = 0): Promise<string> => {
  const session = await openCharger(on, charger);
  const newPin = '482917';
  const wanted = wantedFrom(session, { ...networkLines(on), 'commit.confirmTimeout': '300 s' });
  const applied = await on.core.configurations.apply(session, visitor, wanted, { ...quiet, newPin });
  expect(applied.door).toBe('modbus');
  await on.core.devices.closeAll();
  return newPin;
};
