import type { OpenDevice } from '#core/devices/openDevices.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import type { JobSummary, JobView, StatusLine } from '#shared/contract/jobs.ts';
import { appError } from '#shared/errors/appError.ts';
import { viewBackEnd } from './backEnd/backEndView.ts';
import { otherIdentities } from './backEnd/otherIdentities.ts';
import type { JobDeps } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { isSteeringSeen } from './steeringSeen.ts';

const connectionOf = (state: JobState, device: OpenDevice | undefined): JobView['connection'] => {
  if (!device) return { state: state.charger ? 'lost' : 'none', door: null, access: null };
  return {
    state: device.session.isOpen() ? 'open' : 'lost',
    door: device.session.door,
    access: device.access,
  };
};

const writtenWord = (state: JobState, isInterrupted: boolean): StatusLine['written'] => {
  if (isInterrupted) return 'interrupted';
  if (state.written.undone) return 'undone';
  const { networkProof, bluetoothProof, doorsClosed } = state.written;
  const isProven =
    (doorsClosed ? networkProof : bluetoothProof) === 'passed' || state.result === 'commissioned';
  if (state.written.settings) return isProven ? 'settings-proven' : 'settings';
  return state.wifi.state === 'untried' ? 'nothing' : 'wifi-trial';
};

/** Behind the point of no return the fail-safe current holds until the controller writes. */
const heldA = ({ currentA, written, answers }: JobState): number | null =>
  written.doorsClosed && currentA !== null
    ? Math.min(currentA, answers.control.failsafeA ?? currentA)
    : currentA;

const bluetoothOf = ({ written, charger, backEnd }: JobState): StatusLine['bluetooth'] => {
  const isUnheard = backEnd.activation === 'begun' && !written.doorsClosed;
  if (charger === null || isUnheard) return 'unknown';
  return written.doorsClosed || charger.target.startsWith('modbus:') ? 'off' : 'on';
};

const interruptionOf = (log: SiteLog, state: JobState): JobView['interrupted'] => {
  const newest = log.entries({ jobId: state.id, kinds: ['interrupted'] }, { limit: 1 }).entries[0];
  if (!newest || newest.number <= state.interruptionSeen) return null;
  return { atMs: newest.atMs, points: newest.changes.map((change) => change.point) };
};

/** A job as the interface shows it: what is stored, the connection of this moment, and what the log knows. */
export const viewJob = (
  { log, secrets }: Pick<JobDeps, 'log' | 'secrets'>,
  state: JobState,
  device: OpenDevice | undefined,
): JobView => {
  const site = log.site(state.siteId);
  if (!site) throw appError('log.not-found', { what: state.siteId });
  const snapshot = state.asFound ? log.snapshot(state.asFound.snapshotId) : undefined;
  const interrupted = interruptionOf(log, state);
  const {
    generation: _generation,
    unconfirmedGeneration: _unconfirmed,
    interruptionSeen: _seen,
    currentA: _currentA,
    visitId: _visit,
    ...rest
  } = state;
  const { points: _points, undone: _undone, ...written } = rest.written;
  const { siteId: _siteId, socketId: _socketId, tests: _tests, proofs: _proofs, ...shown } = rest;
  return {
    ...shown,
    site: { id: site.id, name: site.name, country: site.country, practice: site.practice },
    connection: connectionOf(state, device),
    asFound: state.asFound && snapshot ? { ...state.asFound, values: snapshot.values } : null,
    written,
    backEnd: viewBackEnd(state, {
      isPractice: site.practice || state.charger?.identity.practice === true,
      others: state.kind === 'ocpp' ? otherIdentities(log, state) : [],
      asFound: snapshot,
      secrets: secrets.of(state.id),
    }),
    isSteeringSeen: isSteeringSeen(state),
    interrupted,
    status: {
      currentA: heldA(state),
      bluetooth: bluetoothOf(state),
      written: writtenWord(state, interrupted !== null),
    },
  };
};

/** A job in a list. */
export const summariseJob = (log: SiteLog, state: JobState): JobSummary => {
  const site = log.site(state.siteId);
  return {
    id: state.id,
    kind: state.kind,
    open: state.open,
    siteId: state.siteId,
    siteName: site?.name ?? '',
    socketLabel: state.socketLabel,
    chargerSerial: state.charger?.identity.serial ?? null,
    step: state.step,
    result: state.result,
    updatedAtMs: state.updatedAtMs,
    practice: site?.practice ?? false,
  };
};
