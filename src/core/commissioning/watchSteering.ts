import type { TestEvent } from '#shared/contract/jobs.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type StepVerdict, stepVerdict } from '#shared/domain/stepVerdict.ts';
import { type JobDeps, journalOf, requireStep, sessionOf } from './jobContext.ts';
import type { JobState } from './jobState.ts';
import { viewJob } from './jobView.ts';
import { steeredTest } from './steeringSeen.ts';

const lookEveryMs = 1_000;
/** Refreshes to be seen; one alone could be the last write of this program. */
const wanted = 2;
const withinS = 900;
const armed = 1;
const points = ['control.heartbeat', 'limit.current', 'watchdog.state', 'watchdog.remaining'];
/** A reading is this far apart at most from what the clock says (s). */
const slackS = 1.5;

/** Whether the watchdog was armed anew, or the values a controller writes have moved, between two readings. */
const isRefreshed = (before: PointValues, now: PointValues, passedS: number): boolean => {
  if (now['watchdog.state'] !== armed) return false;
  if (before['control.heartbeat'] !== now['control.heartbeat']) return true;
  if (before['limit.current'] !== now['limit.current']) return true;
  const left = Number(before['watchdog.remaining']);
  const leftNow = Number(now['watchdog.remaining']);
  return before['watchdog.state'] === armed && leftNow > left - passedS + slackS;
};

const record = (deps: JobDeps, state: JobState, practice: boolean, verdict: StepVerdict) =>
  journalOf(deps, state).append({
    kind: 'test',
    outcome: verdict.verdict === 'pass' ? 'done' : 'failed',
    door: 'modbus',
    details: {
      purpose: 'steering-seen',
      verdict: verdict.verdict,
      steps: [{ id: 'steered', ...verdict, params: { ...verdict.params } }],
      simulated: practice,
    },
  });

/**
 * Gives the charger free for the controller on this computer and only reads from here on, until refreshes of its
 * watchdog were seen that this program's wizard did not write. Errors: `job.step-not-allowed`, `device.link-lost`.
 */
export const watchSteering = async (
  deps: JobDeps,
  id: string,
  request: { emit(event: TestEvent): void; readonly signal: AbortSignal },
): Promise<void> => {
  const { emit, signal } = request;
  const state = deps.store.get(id);
  requireStep(state.answers.control.who === 'this-program', 'watch-steering');
  requireStep(state.written.doorsClosed && state.written.networkProof !== 'none', 'watch-steering');
  const { id: deviceId, identity } = sessionOf(deps, state);
  const startedMs = deps.clock.monotonicMs();
  const atS = () => ((deps.clock.monotonicMs() - startedMs) * deps.clock.speed()) / 1000;
  emit({
    kind: 'plan',
    totalS: 60,
    steps: [{ id: 'steered', kind: 'steered', setpointA: null, lastsS: 60 }],
  });
  emit({ kind: 'step', id: 'steered', atS: 0, setpointA: null });
  emit({ kind: 'waiting', what: 'controller' });
  // The controller of this program uses the same connection; nobody else writes through it meanwhile.
  deps.devices.hold(deviceId, null);
  let verdict = stepVerdict('fail', 'not-steered', { withinS });
  let seen = 0;
  let before: { readonly values: PointValues; readonly atS: number } | undefined;
  while (atS() < withinS && seen < wanted) {
    await deps.clock.sleep(lookEveryMs, signal);
    // A connection that ended and came back is another session under the same id.
    const device = deps.devices.list().find(({ session }) => session.identity.serial === identity.serial);
    const values = await device?.session.read(points).catch(() => undefined);
    if (values === undefined) continue;
    if (before !== undefined && isRefreshed(before.values, values, atS() - before.atS)) seen += 1;
    before = { values, atS: atS() };
  }
  if (seen >= wanted)
    verdict = stepVerdict('pass', 'steered-by-controller', { refreshes: seen, afterS: Math.round(atS()) });
  record(deps, state, identity.practice, verdict);
  emit({ kind: 'verdict', id: 'steered', ...verdict, params: { ...verdict.params } });
  const next = deps.store.update(id, (job) => ({
    ...job,
    tests: [
      ...job.tests.filter((test) => test.id !== steeredTest),
      { id: steeredTest, verdict: verdict.verdict },
    ],
  }));
  const device = deps.devices.list().find((open) => open.jobId === id);
  emit({ kind: 'done', verdict: verdict.verdict, job: viewJob(deps, next, device) });
};
