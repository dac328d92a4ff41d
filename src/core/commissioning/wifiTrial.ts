import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { writeSettings } from '#core/provisioning/writeSettings.ts';
import type { NetworkAnswers } from '#shared/domain/jobAnswers.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { type JobDeps, journalOf, type Report, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';

/** A charger joins within seconds; after this it does not see the network (device time). */
const joinDeadlineMs = 30_000;
const pollMs = 1_000;
/** Below this the network drops often enough to lose control (installation rules, Wi-Fi). */
const refuseBelowDbm = -82;
const reachDeadlineMs = 3_000;

const wifiState = { connected: 2, wrongPassword: 4 } as const;

/** The points of block N a trial writes; the password only when a new one was given. */
export const networkSettings = (network: NetworkAnswers, password: string | null): PointValues => ({
  'wifi.mode': 1,
  'wifi.ssid': network.ssid ?? '',
  ...(password === null ? {} : { 'wifi.password': password }),
  'network.ipMode': network.ipMode === 'static' ? 1 : 0,
  ...(network.ipMode === 'static'
    ? {
        'network.address': network.address ?? '',
        'network.netmask': network.netmask ?? '255.255.255.0',
        ...(network.gateway ? { 'network.gateway': network.gateway } : {}),
      }
    : {}),
});

const waitJoined = async (deps: JobDeps, session: DeviceSession, ssid: string, report: Report) => {
  const polls = joinDeadlineMs / pollMs;
  for (let poll = 0; poll < polls; poll += 1) {
    const { 'wifi.state': state } = await session.read(['wifi.state']);
    if (state === wifiState.connected) return;
    if (state === wifiState.wrongPassword) throw appError('wifi.wrong-password', { ssid });
    report('joining', poll, polls);
    await deps.clock.sleep(pollMs);
  }
  throw appError('wifi.not-found', { ssid });
};

/** What the charger itself measures, the weakest of three readings. */
const measureDbm = async (deps: JobDeps, session: DeviceSession): Promise<number | null> => {
  const readings: number[] = [];
  for (let reading = 0; reading < 3; reading += 1) {
    const { 'wifi.rssi': rssi } = await session.read(['wifi.rssi']);
    if (typeof rssi === 'number') readings.push(rssi);
    await deps.clock.sleep(pollMs);
  }
  return readings.length === 0 ? null : Math.min(...readings);
};

export interface WifiTrialRequest {
  readonly network: NetworkAnswers;
  /** Null keeps the password that is stored in the charger. */
  readonly password: string | null;
  readonly report: Report;
}

/**
 * Commits block N alone and waits until the charger has joined and the laptop reaches it. Errors:
 * `wifi.wrong-password`, `wifi.not-found`, `wifi.too-weak`, `network.unreachable`, and those of a settings write.
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
  const written = await writeSettings({
    session,
    journal: journalOf(deps, state),
    desired,
    generation: state.generation ?? 0,
    purpose: 'wifi-trial',
  });
  deps.store.update(id, (job) => ({ ...job, generation: written.generation }));
  await waitJoined(deps, session, ssid, request.report);
  request.report('measuring', 0, 1);
  const rssiDbm = await measureDbm(deps, session);
  if (rssiDbm !== null && rssiDbm < refuseBelowDbm) throw appError('wifi.too-weak', { ssid, rssiDbm });
  const found = await session.read(['wifi.ipv4', 'modbus.port']);
  const host = String(found['wifi.ipv4'] ?? '');
  const port = Number(found['modbus.port'] ?? 502);
  request.report('reaching', 0, 1);
  if (!(await deps.modbus.isReachable(host, port, reachDeadlineMs))) {
    throw appError('network.unreachable', { host, port });
  }
  return deps.store.update(id, (job) => ({ ...job, wifi: { state: 'proven', rssiDbm, address: host } }));
};
