import type { Clock } from '#core/ports/clock.ts';
import type { TestEvent } from '#shared/contract/jobs.ts';
import {
  type ControlStep,
  type ControlTestPlan,
  idleBelowA,
  nextAttempt,
} from '#shared/domain/controlTest.ts';
import { type ControlSample, earlyVerdict, judgeStep, overallVerdict } from '#shared/domain/judgeStep.ts';
import type { StepVerdict } from '#shared/domain/stepVerdict.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { TestLink } from './testLink.ts';

/** Everything below in device time. */
const lookEveryMs = 1_000;
/** Registers of control take one write per second. */
const writeGapMs = 1_100;
const safeA = 6;
/** The longest a car may take to stop drawing before the self test is tried all the same. */
const stopDrawingMs = 60_000;

export interface ControlTestRun {
  readonly link: TestLink;
  readonly clock: Clock;
  readonly plan: ControlTestPlan;
  emit(event: TestEvent): void;
  readonly signal: AbortSignal;
}

export interface StepResult {
  readonly id: string;
  readonly verdict: StepVerdict;
}

export interface ControlTestResult {
  readonly verdict: StepVerdict['verdict'];
  readonly steps: readonly StepResult[];
}

interface Running extends ControlTestRun {
  deviceMs(): number;
  lastSetA: number | null;
}

const refreshEveryMs = (step: ControlStep) => (step.timeoutS > 0 ? (step.timeoutS * 1000) / 3 : Infinity);

/** Noted before it is sent: of a write without an answer nobody knows whether it arrived. */
const setCurrent = async (run: Running, setpointA: number) => {
  run.lastSetA = setpointA;
  await run.link.setA(setpointA);
};

/** A charger tests itself only while nothing is drawn: paused first, and given the time a car has to stop. */
const pauseForSelfTest = async (run: Running) => {
  const { link, clock, emit, signal } = run;
  await setCurrent(run, 0);
  const startMs = run.deviceMs();
  const isIdle = async () => {
    const { currentA } = await link.look();
    return currentA.every((phaseA) => phaseA === null || phaseA < idleBelowA);
  };
  if (await isIdle()) return;
  emit({ kind: 'waiting', what: 'current-below-1-a' });
  while (!(await isIdle()) && run.deviceMs() - startMs < stopDrawingMs)
    await clock.sleep(lookEveryMs, signal);
};

/** Follows the self test beside the samples; a broken link is no failed test and ends the whole run. */
const watchSelfTest = (run: Running) => {
  let result: NonNullable<ControlSample['selfTest']> = 'running';
  let broken: unknown;
  run.link.selfTest().then(
    (verdict) => {
      result = verdict;
    },
    (error: unknown) => {
      if (isAppError(error) && error.code.startsWith('write.')) result = 'failed';
      else broken = error;
    },
  );
  return () => {
    if (broken !== undefined) throw broken;
    return { selfTest: result };
  };
};

const runStep = async (run: Running, step: ControlStep): Promise<StepVerdict> => {
  const { link, clock, emit, signal } = run;
  if (step.setpointA !== null) await setCurrent(run, step.setpointA);
  if (step.kind === 'self-test') await pauseForSelfTest(run);
  const startMs = run.deviceMs();
  let refreshedMs = startMs;
  emit({ kind: 'step', id: step.id, atS: startMs / 1000, setpointA: step.setpointA });
  const selfTest = step.kind === 'self-test' ? watchSelfTest(run) : () => ({});
  const samples: ControlSample[] = [];
  while (true) {
    const { isPlugged: _isPlugged, ...look } = await link.look();
    const tMs = run.deviceMs() - startMs;
    const setpointA = step.isRefreshed ? run.lastSetA : null;
    samples.push({ ...look, setpointA, tMs, ...selfTest() });
    emit({
      kind: 'sample',
      atS: (startMs + tMs) / 1000,
      setpointA,
      offeredA: look.offeredA,
      currentA: [...look.currentA],
    });
    const early = earlyVerdict(step, samples);
    if (early) return early;
    if (tMs >= step.lastsS * 1000) return judgeStep(step, samples);
    await clock.sleep(lookEveryMs, signal);
    if (step.isRefreshed && run.deviceMs() - refreshedMs >= refreshEveryMs(step)) {
      await link.refresh();
      refreshedMs = run.deviceMs();
    }
  }
};

const runAttempts = async (run: Running, step: ControlStep): Promise<StepVerdict> => {
  let attempt = step;
  while (true) {
    const verdict = await runStep(run, attempt);
    const next = verdict.reason === 'car-draws-nothing' ? nextAttempt(attempt) : null;
    if (!next) return verdict;
    attempt = next;
  }
};

const waitForCar = async (run: Running, hasCar: boolean) => {
  if (!hasCar || (await run.link.look()).isPlugged) return;
  run.emit({ kind: 'waiting', what: 'plug-in' });
  while (!(await run.link.look()).isPlugged) await run.clock.sleep(lookEveryMs, run.signal);
};

const isDangerous = ({ reason }: StepVerdict) => reason === 'above-limit' || reason === 'offered-above-limit';

/**
 * Less current, whatever happened: the smallest set-point; the link may be gone, then the watchdog does it. A pause, and
 * a charger that was never set, stay as they are: 6 A would be more than before.
 */
const retreat = async (run: Running) => {
  if (run.lastSetA === null || run.lastSetA < safeA) return;
  try {
    await run.clock.sleep(writeGapMs);
    await run.link.setA(safeA);
  } catch {
    // The charger's own limits hold; what broke the test is told by its error.
  }
};

/**
 * Runs a planned test of control against a charger and tells every step, sample and verdict. A current above the
 * limit ends it at once. Leaves at most 6 A behind when it is cancelled or fails, so that nothing stays at a test's
 * current.
 */
export const runControlTest = async (options: ControlTestRun): Promise<ControlTestResult> => {
  const { clock, plan, emit, signal } = options;
  const startedMs = clock.monotonicMs();
  const run: Running = {
    ...options,
    deviceMs: () => (clock.monotonicMs() - startedMs) * clock.speed(),
    lastSetA: null,
  };
  emit({
    kind: 'plan',
    totalS: plan.totalS,
    steps: plan.steps.map(({ id, kind, setpointA, lastsS }) => ({ id, kind, setpointA, lastsS })),
  });
  const steps: StepResult[] = [];
  try {
    await waitForCar(
      run,
      plan.steps.some(({ hasCar }) => hasCar),
    );
    for (const step of plan.steps) {
      const verdict = await runAttempts(run, step);
      steps.push({ id: step.id, verdict });
      emit({ kind: 'verdict', id: step.id, ...verdict, params: { ...verdict.params } });
      if (isDangerous(verdict)) break;
      await clock.sleep(writeGapMs, signal);
    }
  } catch (error) {
    await retreat(run);
    throw error;
  }
  const verdict = overallVerdict(steps.map((step) => step.verdict.verdict));
  if (verdict === 'fail') await retreat(run);
  return { verdict, steps };
};
