import type { OpenDevice } from '#core/devices/openDevices.ts';
import { configuredLimitA } from '#shared/domain/configuredLimit.ts';
import { ocppLimitsOf } from '#shared/domain/ocpp/ocppLimits.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { withTrialRead } from './backEnd/trialState.ts';
import { crossingAddress, mayHaveCrossed, resumeCrossing } from './crossOver.ts';
import { type JobDeps, journalOf, type Report, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';

const amps = (value: PointValue | undefined): number | null => (typeof value === 'number' ? value : null);

const rememberDevice = async (deps: JobDeps, state: JobState, device: OpenDevice, target: string) => {
  const { session } = device;
  const live = await session.read(['limit.adapter', 'limit.active']);
  deps.log.rememberCharger({
    serial: session.identity.serial,
    model: session.identity.model,
    name: session.identity.name,
    firmware: session.identity.firmware,
    siteId: state.siteId,
    socketId: state.socketId,
    practice: session.identity.practice,
    lastSeenAtMs: deps.clock.nowMs(),
  });
  return deps.store.update(state.id, (job) => ({
    ...job,
    charger: {
      target,
      identity: { ...session.identity },
      adapterA: amps(live['limit.adapter']),
      installLimitA: job.charger?.installLimitA ?? null,
      rssiDbm: device.rssiDbm,
    },
    backEnd: { ...job.backEnd, limits: ocppLimitsOf(session.profile.points) },
  }));
};

/** A charger in the same network answers at once. */
const reachDeadlineMs = 1_500;

/** A job has one connection: what is left of an earlier one goes first. */
const closeEarlier = async (deps: JobDeps, id: string, target: string): Promise<void> => {
  for (const { jobId, session, target: other } of deps.devices.list()) {
    const isSame = other === target || `ble:${session.identity.serial}` === target;
    if (jobId === id && !(isSame && session.isOpen())) await deps.devices.close(session.id);
  }
};

/** A connection that is still there is used again, once it has answered: nobody may have noticed its end yet. */
const openAlive = async (deps: JobDeps, jobId: string, target: string, signal: AbortSignal) => {
  const known = new Set(deps.devices.list().map(({ session }) => session.id));
  const device = await deps.devices.open(target, { jobId, signal });
  if (!known.has(device.session.id)) return device;
  try {
    return await deps.devices.refresh(device.session.id);
  } catch {
    await deps.devices.close(device.session.id);
    return deps.devices.open(target, { jobId, signal });
  }
};

/** The charger at its new door, when a crossing that broke off has taken it there; undefined when it is not there. */
const findCrossed = async (deps: JobDeps, state: JobState, signal: AbortSignal) => {
  if (!mayHaveCrossed(state)) return undefined;
  const target = `modbus://${crossingAddress(deps, state)}`;
  const { hostname, port } = new URL(target);
  try {
    if (!(await deps.modbus.isReachable(hostname, Number(port), reachDeadlineMs))) return undefined;
    const device = await deps.devices.open(target, { jobId: state.id, signal });
    if (device.session.identity.serial === state.charger?.identity.serial) return device;
    await deps.devices.close(device.session.id);
  } catch (error) {
    if (!isAppError(error) || error.code === 'job.cancelled') throw error;
  }
  return undefined;
};

const openFor = async (deps: JobDeps, state: JobState, target: string, signal: AbortSignal) => {
  await closeEarlier(deps, state.id, target);
  return (await findCrossed(deps, state, signal)) ?? openAlive(deps, state.id, target, signal);
};

/**
 * Connects a job to its charger and takes the lease. Another charger than the job's own is refused with
 * `device.serial-mismatch`.
 */
export const connectJob = async (
  deps: JobDeps,
  id: string,
  options: { target?: string; report: Report; signal: AbortSignal },
): Promise<JobState> => {
  const state = deps.store.get(id);
  // Behind OCPP alone there is no door to connect through.
  requireStep(!state.written.doorsClosed || state.modbusAddress !== null, 'connect');
  const reached = state.written.doorsClosed ? state.modbusAddress : null;
  const target = options.target ?? (reached ? `modbus://${reached}` : state.charger?.target);
  if (!target) throw appError('device.not-connected', { device: state.socketLabel });
  options.report('connecting', 0, 2);
  const device = await openFor(deps, state, target, options.signal);
  const expected = state.asFound ? state.charger?.identity.serial : undefined;
  if (expected && expected !== device.session.identity.serial) {
    await deps.devices.close(device.session.id);
    throw appError('device.serial-mismatch', { expected, found: device.session.identity.serial });
  }
  options.report('reading', 1, 2);
  device.session.onClosed(() => deps.store.touch(id));
  const isBluetooth = device.session.door === 'bluetooth';
  if (!isBluetooth && mayHaveCrossed(state)) await resumeCrossing(deps, id, device.session);
  const kept = isBluetooth ? `ble:${device.session.identity.serial}` : (state.charger?.target ?? target);
  return rememberDevice(deps, state, device, kept);
};

/**
 * Opens the charger with its PIN (sent once) and reads everything: before anything was written that is the state as
 * found. Errors: `pin.wrong`, `pin.blocked`, `pin.invalid` and those of the link.
 */
export const unlockJob = async (
  deps: JobDeps,
  id: string,
  options: { pin: string; report: Report; signal: AbortSignal },
): Promise<JobState> => {
  const state = deps.store.get(id);
  const session = sessionOf(deps, state);
  requireStep(session.door === 'bluetooth' || state.kind === 'ocpp', 'unlock');
  const journal = journalOf(deps, state);
  await deps.devices.unlock(session.id, options.pin);
  deps.keeper.remember(session.identity.serial, 'access.pin', options.pin);
  journal.append({ kind: 'access', outcome: 'done', door: session.door, details: { pin: 'entered' } });
  const snapshot = await deps.drift.read(session, journal, {
    signal: options.signal,
    onProgress: (done, total) => options.report('reading', done, total),
  });
  const isFirst = state.written.points.length === 0;
  const readAt = { nowMs: deps.clock.nowMs(), speed: deps.clock.speed() };
  const kept = deps.store.update(id, (job) => ({
    ...job,
    asFound: isFirst
      ? { snapshotId: snapshot.id, takenAtMs: snapshot.takenAtMs, count: Object.keys(snapshot.values).length }
      : job.asFound,
    generation: amps(snapshot.values['generation.settings']),
    currentA: configuredLimitA(snapshot.values),
    charger: job.charger && { ...job.charger, installLimitA: amps(snapshot.values['settings.installLimit']) },
    wifi: {
      ...job.wifi,
      address: snapshot.values['wifi.state'] === 2 ? String(snapshot.values['wifi.ipv4']) : job.wifi.address,
    },
  }));
  return kept.kind === 'ocpp'
    ? deps.store.update(id, (job) => withTrialRead(job, snapshot.values, readAt))
    : kept;
};
