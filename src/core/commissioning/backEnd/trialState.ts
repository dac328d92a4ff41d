import type { JobDeps } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** `commit.state`: stored, and taken back by the charger unless it is confirmed. */
export const waitsForConfirmation = 4;

/** Where a charger says whether it is on trial. */
export const trialPoints = ['commit.state', 'commit.confirmRemaining', 'generation.settings', 'ocpp.mode'];

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/**
 * What a reading of the charger says of a trial: while it waits, its generation is the unconfirmed one; else the trial
 * is over, whoever watched it. `readAtMs` is laptop time, `speed` device seconds per second of it.
 */
export const withTrialRead = (
  job: JobState,
  values: PointValues,
  { nowMs, speed }: { readonly nowMs: number; readonly speed: number },
): JobState => {
  if (job.kind !== 'ocpp') return job;
  const generation = asNumber(values['generation.settings']) ?? job.generation;
  const { trial, activation } = job.backEnd;
  if (values['commit.state'] === waitsForConfirmation) {
    const leftS = asNumber(values['commit.confirmRemaining']) ?? 0;
    const endsAtMs = nowMs + (leftS * 1000) / speed;
    return {
      ...job,
      generation,
      unconfirmedGeneration: generation,
      backEnd: {
        ...job.backEnd,
        activation: 'none',
        trial: { ...trial, isRunning: true, atMs: trial.atMs ?? nowMs, endsAtMs },
      },
    };
  }
  const isOn = values['ocpp.mode'] !== undefined && values['ocpp.mode'] !== 0;
  const wasRunning = trial.isRunning;
  return {
    ...job,
    generation,
    unconfirmedGeneration: null,
    backEnd: {
      ...job.backEnd,
      // Whoever died while activating finds the charger here: silent it could not have answered.
      activation: activation === 'begun' ? (isOn ? 'done' : 'none') : activation,
      trial: {
        ...trial,
        isRunning: false,
        endsAtMs: null,
        state: wasRunning && trial.state === 'none' ? 'not-seen' : trial.state,
      },
    },
  };
};

/** What the charger says of the trial now becomes the job's state; nothing where it does not answer. */
export const settleTrial = async (deps: JobDeps, id: string, session: DeviceSession): Promise<JobState> => {
  const values = await session.read(trialPoints).catch(() => undefined);
  if (values === undefined) return deps.store.get(id);
  const { clock } = deps;
  return deps.store.update(id, (job) =>
    withTrialRead(job, values, { nowMs: clock.nowMs(), speed: clock.speed() }),
  );
};

/** The state for what comes behind a trial: one that nobody watched to its end may be over long since. */
export const afterTrial = async (deps: JobDeps, id: string, session: DeviceSession): Promise<JobState> => {
  const state = deps.store.get(id);
  return state.backEnd.trial.isRunning ? settleTrial(deps, id, session) : state;
};
