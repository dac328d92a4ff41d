import { requireProven } from '#core/provisioning/crossDoors.ts';
import { measureWifiDbm, waitForWifi } from '#core/provisioning/joinWifi.ts';
import { writeSettings } from '#core/provisioning/writeSettings.ts';
import { desiredNetwork } from '#shared/domain/desired.ts';
import type { NetworkAnswers } from '#shared/domain/jobAnswers.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import {
  type JobDeps,
  journalOf,
  newestEntryNumber,
  type Report,
  requireStep,
  sessionOf,
} from './jobContext.ts';
import type { JobState } from './jobState.ts';

/** Below this the network drops often enough to lose control (installation rules, Wi-Fi). */
const refuseBelowDbm = -82;
const reachDeadlineMs = 3_000;

/** The points of block N a trial writes; the password only when a new one was given. */
const networkSettings = (network: NetworkAnswers, password: string | null): PointValues => ({
  ...desiredNetwork(network),
  ...(password === null ? {} : { 'wifi.password': password }),
});

export interface WifiTrialRequest {
  readonly network: NetworkAnswers;
  /** Null keeps the password that is stored in the charger. */
  readonly password: string | null;
  readonly report: Report;
}

/**
 * Commits block N alone and waits until the charger has joined and the laptop reaches it. Errors:
 * `wifi.wrong-password`, `wifi.not-found`, `wifi.too-weak`, `network.unreachable`, `write.different`, and those of a
 * settings write.
 */
export const tryWifi = async (deps: JobDeps, id: string, request: WifiTrialRequest): Promise<JobState> => {
  const state = deps.store.get(id);
  requireStep(!state.written.settings && state.generation !== null, 'network');
  const session = sessionOf(deps, state);
  const ssid = request.network.ssid ?? '';
  if (ssid === '') throw appError('input.invalid', { field: 'ssid', reason: 'empty' });
  request.report('writing', 0, 1);
  const desired = networkSettings(request.network, request.password);
  deps.store.update(id, (job) => ({
    ...job,
    answers: { ...job.answers, network: request.network },
    wifi: { state: 'trial', rssiDbm: null, address: null },
    written: { ...job.written, points: [...new Set([...job.written.points, ...Object.keys(desired)])] },
  }));
  const secrets: Record<string, string> =
    request.password === null ? {} : { 'wifi.password': request.password };
  const written = await deps.keeper.during(session.identity.serial, secrets, () =>
    writeSettings({
      session,
      journal: journalOf(deps, state),
      desired,
      generation: state.generation ?? 0,
      purpose: 'wifi-trial',
    }),
  );
  deps.store.update(id, (job) => ({ ...job, generation: written.generation }));
  requireProven(written.proof);
  await waitForWifi(session, deps.clock, (done, total) => request.report('joining', done, total));
  request.report('measuring', 0, 1);
  const rssiDbm = await measureWifiDbm(session, deps.clock);
  if (rssiDbm !== null && rssiDbm < refuseBelowDbm) throw appError('wifi.too-weak', { ssid, rssiDbm });
  const found = await session.read(['wifi.ipv4', 'modbus.port']);
  const host = String(found['wifi.ipv4'] ?? '');
  const port = Number(found['modbus.port'] ?? 502);
  request.report('reaching', 0, 1);
  if (!(await deps.modbus.isReachable(host, port, reachDeadlineMs))) {
    throw appError('network.unreachable', { host, port });
  }
  return deps.store.update(id, (job) => ({
    ...job,
    wifi: { state: 'proven', rssiDbm, address: host },
    interruptionSeen: newestEntryNumber(deps),
  }));
};
