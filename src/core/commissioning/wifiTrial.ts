import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { desiredNetwork } from '#shared/domain/desired.ts';
import type { NetworkAnswers } from '#shared/domain/jobAnswers.ts';
import { isTooFar } from '#shared/domain/networkFindings.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { type JobDeps, newestEntryNumber, type Report, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { runJobPlan } from './runJobPlan.ts';

/** Steps of the plan under the names the wizard shows. */
const phases: Readonly<Record<string, string>> = { store: 'writing', 'join-wifi': 'joining' };

/** The review comes later, so the trial looks by itself whether the link is strong enough to write over. */
const requireNear = async (session: DeviceSession): Promise<void> => {
  const rssiDbm = await session.rssiDbm();
  if (rssiDbm === null || !isTooFar(rssiDbm)) return;
  throw appError('radio.signal-too-weak', { device: session.identity.name, rssiDbm });
};

export interface WifiTrialRequest {
  readonly network: NetworkAnswers;
  /** Null keeps the password that is stored in the charger. */
  readonly password: string | null;
  readonly report: Report;
}

/**
 * Writes block N alone and waits until the charger has joined with a signal that holds and the laptop reaches it.
 * Errors: `radio.signal-too-weak` (nothing written), `wifi.wrong-password`, `wifi.not-found`, `wifi.too-weak`, `network.unreachable`, `write.different`,
 * `plan.refused` without any password, and those of a settings write.
 */
export const tryWifi = async (deps: JobDeps, id: string, request: WifiTrialRequest): Promise<JobState> => {
  const state = deps.store.get(id);
  const { network, password } = request;
  const { activation, trial } = state.backEnd;
  const isFree = state.kind === 'ocpp' ? activation === 'none' && !trial.isRunning : !state.written.settings;
  requireStep(isFree && state.generation !== null, 'network');
  const session = sessionOf(deps, state);
  if ((network.ssid ?? '') === '') throw appError('input.invalid', { field: 'ssid', reason: 'empty' });
  await requireNear(session);
  const values = desiredNetwork(network);
  const secrets: Record<string, string> = password === null ? {} : { 'wifi.password': password };
  const written = [...Object.keys(values), ...Object.keys(secrets)];
  deps.store.update(id, (job) => ({
    ...job,
    answers: { ...job.answers, network },
    wifi: { state: 'trial', rssiDbm: null, address: null },
    written: { ...job.written, points: [...new Set([...job.written.points, ...written])] },
  }));
  const { wifi } = await runJobPlan(deps, state, {
    session,
    wanted: () => ({ values, secrets }),
    purpose: 'wifi-trial',
    provesWifi: true,
    report: (phase, done, total) => request.report(phases[phase] ?? phase, done, total),
    onCommitted: (generation) => void deps.store.update(id, (job) => ({ ...job, generation })),
  }).catch((error: unknown) => {
    // Refused is refused before anything was written.
    if (isAppError(error, 'plan.refused'))
      deps.store.update(id, (job) => ({ ...job, wifi: state.wifi, written: state.written }));
    throw error;
  });
  return deps.store.update(id, (job) => ({
    ...job,
    wifi: { state: 'proven', rssiDbm: wifi?.rssiDbm ?? null, address: wifi?.host ?? null },
    interruptionSeen: newestEntryNumber(deps),
  }));
};
