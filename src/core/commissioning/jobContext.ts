import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { OpenDevice, OpenDevices } from '#core/devices/openDevices.ts';
import type { LocalBackEnd } from '#core/ocpp/localBackEnd/createLocalBackEnd.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { ModbusConnector } from '#core/ports/modbusLink.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { DriftKeeper } from '#core/provisioning/driftKeeper.ts';
import { createJournal, type Journal } from '#core/provisioning/journal.ts';
import type { SecretKeeper } from '#core/provisioning/secretKeeper.ts';
import { appError } from '#shared/errors/appError.ts';
import type { JobSecrets } from './backEnd/jobSecrets.ts';
import type { JobState } from './jobState.ts';
import type { JobStore } from './jobStore.ts';

export interface JobDeps {
  readonly log: SiteLog;
  readonly clock: Clock;
  readonly store: JobStore;
  readonly devices: OpenDevices;
  readonly modbus: ModbusConnector;
  /** When this program was built (Unix ms): a laptop clock before it is wrong. */
  readonly buildMs: number;
  readonly keeper: SecretKeeper;
  readonly drift: DriftKeeper;
  readonly backEnd: LocalBackEnd;
  readonly secrets: JobSecrets;
  newId(): string;
}

/** How far long work is; `phase` is a key of the interface's texts. */
export type Report = (phase: string, done: number, total: number) => void;

/** The device of a job, if this process is connected to it. */
export const deviceOf = (deps: JobDeps, jobId: string): OpenDevice | undefined =>
  deps.devices.list().find((device) => device.jobId === jobId);

/** The open session of a job; `device.not-connected` when there is none. */
export const sessionOf = (deps: JobDeps, state: JobState): DeviceSession => {
  const device = deviceOf(deps, state.id);
  if (!device?.session.isOpen()) {
    throw appError('device.not-connected', { device: state.charger?.identity.name ?? state.socketLabel });
  }
  return device.session;
};

/** The journal of a job: who, where, which charger. */
export const journalOf = (deps: JobDeps, state: JobState): Journal =>
  createJournal(deps.log, {
    siteId: state.siteId,
    visitId: state.visitId,
    socketId: state.socketId,
    chargerSerial: state.charger?.identity.serial ?? null,
    person: state.person.name,
    jobId: state.id,
    practice: state.charger?.identity.practice ?? deps.log.site(state.siteId)?.practice ?? false,
  });

/** Number of the newest entry: interruptions up to here are dealt with by the step that has just succeeded. */
export const newestEntryNumber = (deps: JobDeps): number =>
  deps.log.entries({}, { limit: 1 }).entries[0]?.number ?? 0;

/** Refuses a step the job is not at. */
export const requireStep = (isAllowed: boolean, step: string): void => {
  if (!isAllowed) throw appError('job.step-not-allowed', { step });
};
