import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { ModbusConnector } from '#core/ports/modbusLink.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { DriftKeeper } from '#core/provisioning/driftKeeper.ts';
import { createJournal, type Journal } from '#core/provisioning/journal.ts';
import type { SecretKeeper } from '#core/provisioning/secretKeeper.ts';
import { clockFindings } from '#shared/domain/clockFindings.ts';
import { isRefused } from '#shared/domain/finding.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { appError } from '#shared/errors/appError.ts';

export interface ConfigurationDeps {
  readonly log: SiteLog;
  readonly clock: Clock;
  readonly devices: OpenDevices;
  readonly modbus: ModbusConnector;
  /** When this program was built (Unix ms). */
  readonly buildMs: number;
  readonly keeper: SecretKeeper;
  readonly drift: DriftKeeper;
  newId(): string;
}

/** Who works and where, for the log. */
export interface Visitor {
  readonly siteId: string | null;
  readonly visitId: string | null;
  readonly person: string;
  readonly jobId: string | null;
}

export type Report = (phase: string, done: number, total: number) => void;

export const journalFor = (deps: ConfigurationDeps, session: DeviceSession, visitor: Visitor): Journal =>
  createJournal(deps.log, {
    ...visitor,
    socketId: deps.log.charger(session.identity.serial)?.socketId ?? null,
    chargerSerial: session.identity.serial,
    practice: session.identity.practice,
  });

/** Reads everything and keeps it, with the charger known to the log. */
export const snapshotOf = (
  deps: ConfigurationDeps,
  session: DeviceSession,
  visitor: Visitor,
  options: { report: Report; signal?: AbortSignal },
): Promise<Snapshot> => {
  const { serial, model, name, firmware, practice } = session.identity;
  deps.log.rememberCharger({
    ...{ serial, model, name, firmware, practice, lastSeenAtMs: deps.clock.nowMs() },
    ...(visitor.siteId === null ? {} : { siteId: visitor.siteId }),
  });
  return deps.drift.during(session, false, () =>
    deps.drift.read(session, journalFor(deps, session, visitor), {
      onProgress: (done, total) => options.report('reading', done, total),
      ...(options.signal ? { signal: options.signal } : {}),
    }),
  );
};

/** A log written in the past would be worthless: throws `clock.implausible`. */
export const requirePlausibleClock = ({ clock, log, buildMs }: ConfigurationDeps): void => {
  const newestEntryMs = log.newestEntryAtMs();
  const laptopMs = clock.nowMs();
  if (!isRefused(clockFindings({ laptopMs, buildMs, newestEntryMs }))) return;
  throw appError('clock.implausible', {
    laptop: laptopMs,
    expectedAfter: Math.max(buildMs, newestEntryMs ?? 0),
  });
};

/** Throws `device.serial-mismatch` when another charger answers. */
export const requireSame = (session: DeviceSession, expected: string): void => {
  const found = session.identity.serial;
  if (found !== expected) throw appError('device.serial-mismatch', { expected, found });
};
