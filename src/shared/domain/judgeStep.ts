import { allowedA, type ControlStep, failsafeDropA, idleBelowA, settleMs } from './controlTest.ts';
import { type StepVerdict, stepVerdict as verdict } from './stepVerdict.ts';

/** One look at the charger; `tMs` is device time since the step began (since its write, or since the last one). */
export interface ControlSample {
  readonly tMs: number;
  /** What this program asked for last; null when it has stopped asking. Kept for the drawing, not judged. */
  readonly setpointA: number | null;
  /** `control.setpoint` as the charger reports it: the only proof there is without a car. */
  readonly inForceA?: number | null;
  /** `watchdog.state` = 2. */
  readonly isTripped?: boolean;
  /** What the pilot offers; 0 when it offers nothing. */
  readonly offeredA: number | null;
  readonly currentA: readonly (number | null)[];
  readonly selfTest?: 'running' | 'passed' | 'failed';
}

const resumeWarnS = 60;
// "Runs again": more than a car draws for its own electronics.
const runningFromA = 5;
// A pilot offers what its duty cycle resolves.
const offeredToleranceA = 0.2;

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The highest phase of a sample; null when no phase was measured. */
function highestA(sample: ControlSample): number | null {
  const measured = sample.currentA.filter((each) => each !== null);
  return measured.length === 0 ? null : Math.max(...measured);
}

function highestOf(samples: readonly ControlSample[]): number | null {
  const all = samples.map(highestA).filter((each) => each !== null);
  return all.length === 0 ? null : tenth(Math.max(...all));
}

function settled(samples: readonly ControlSample[], fromMs = settleMs): ControlSample[] {
  return samples.filter((sample) => sample.tMs >= fromMs);
}

/** What the charger has in force: the set-point it reports, else what the pilot offers. */
function inForceA(samples: readonly ControlSample[]): number | null {
  const last = samples.at(-1);
  return last === undefined ? null : (last.inForceA ?? last.offeredA);
}

function isNear(value: number | null, wantedA: number): boolean {
  return value !== null && Math.abs(value - wantedA) <= offeredToleranceA;
}

/** A current or an offer above the limit is a fault at once, in every step. */
function aboveLimit(step: ControlStep, samples: readonly ControlSample[]): StepVerdict | null {
  const { limitA } = step;
  for (const sample of samples) {
    const measuredA = highestA(sample);
    const atS = tenth(sample.tMs / 1000);
    if (measuredA !== null && measuredA > allowedA(limitA))
      return verdict('fail', 'above-limit', { measuredA: tenth(measuredA), limitA, atS });
    if (sample.offeredA !== null && sample.offeredA > limitA + offeredToleranceA)
      return verdict('fail', 'offered-above-limit', { offeredA: tenth(sample.offeredA), limitA, atS });
  }
  return null;
}

/** The set-point itself, before any current is looked at; null when it is in force. */
function setpointFault(step: ControlStep, last: ControlSample): StepVerdict | null {
  const setpointA = step.setpointA ?? 0;
  const { offeredA, inForceA: reportedA } = last;
  const wrongA = [offeredA, reportedA].find((each) => (each ?? 0) > setpointA + offeredToleranceA);
  if (typeof wrongA === 'number')
    return verdict('fail', 'setpoint-not-in-force', { setpointA, offeredA: tenth(wrongA) });
  if (typeof reportedA === 'number' && !isNear(reportedA, setpointA))
    return verdict('fail', 'setpoint-not-in-force', { setpointA, offeredA: tenth(reportedA) });
  return null;
}

function withoutCurrent(step: ControlStep, samples: readonly ControlSample[]): StepVerdict {
  const setpointA = step.setpointA ?? 0;
  const offeredA = inForceA(samples);
  return isNear(offeredA, setpointA)
    ? verdict('not-proven', 'current-not-measured', { setpointA })
    : verdict('fail', 'setpoint-not-in-force', { setpointA, offeredA: tenth(offeredA ?? 0) });
}

function judgeSetpoint(step: ControlStep, samples: readonly ControlSample[]): StepVerdict {
  const setpointA = step.setpointA ?? 0;
  const late = settled(samples);
  const last = late.at(-1);
  if (last === undefined) return verdict('not-proven', 'no-samples', {});
  const fault = setpointFault(step, last);
  if (fault !== null) return fault;
  const measuredA = highestOf(late);
  if (!step.hasCar || measuredA === null) return withoutCurrent(step, late);
  const limit = allowedA(setpointA);
  if (measuredA > limit)
    return verdict('fail', 'setpoint-exceeded', { setpointA, measuredA, allowedA: tenth(limit) });
  if (measuredA < idleBelowA) {
    // 6 A is too little for some cars: not a fault before 8 and 10 A were tried.
    const isLast = step.furtherAttemptsA.length === 0;
    return verdict(isLast ? 'fail' : 'not-proven', 'car-draws-nothing', { setpointA });
  }
  const { offeredA } = last;
  if (offeredA !== null && offeredA < setpointA - offeredToleranceA)
    return verdict('warn', 'limited-elsewhere', { setpointA, offeredA: tenth(offeredA), measuredA });
  if (measuredA < setpointA - 1) return verdict('pass', 'car-draws-less', { setpointA, measuredA });
  return verdict('pass', 'setpoint-kept', { setpointA, measuredA, allowedA: tenth(limit) });
}

/** Time from which on a condition holds to the end (s); null when it does not hold at the end. */
function heldSinceS(
  samples: readonly ControlSample[],
  holds: (sample: ControlSample) => boolean,
): number | null {
  let sinceMs: number | null = null;
  for (const sample of samples) {
    if (!holds(sample)) sinceMs = null;
    else sinceMs ??= sample.tMs;
  }
  return sinceMs === null ? null : tenth(sinceMs / 1000);
}

// A car set to 10 A that draws 9.6 A still shows a drop to 6 A.
const toleratedDropA = 0.5;

/** Without a measured current only the watchdog and the offer can be looked at. */
function failsafeWithoutCurrent(step: ControlStep, samples: readonly ControlSample[]): StepVerdict {
  const { failsafeA, timeoutS } = step;
  const reportsTrip = samples.some((each) => each.isTripped !== undefined);
  const afterS = heldSinceS(samples, (each) =>
    reportsTrip ? each.isTripped === true : (each.offeredA ?? Infinity) <= failsafeA + offeredToleranceA,
  );
  return afterS === null
    ? verdict('fail', 'failsafe-not-taken', {
        offeredA: tenth(samples.at(-1)?.offeredA ?? 0),
        failsafeA,
        withinS: timeoutS + settleMs / 1000,
      })
    : verdict('not-proven', 'failsafe-current-not-measured', { failsafeA, afterS });
}

function judgeFailsafe(step: ControlStep, samples: readonly ControlSample[]): StepVerdict {
  const { failsafeA, timeoutS } = step;
  const withinS = timeoutS + settleMs / 1000;
  const after = settled(samples, withinS * 1000);
  const first = samples[0];
  if (first === undefined || after.length === 0) return verdict('not-proven', 'no-samples', {});
  const offeredA = after.at(-1)?.offeredA ?? null;
  if (offeredA !== null && offeredA > failsafeA + offeredToleranceA)
    return verdict('fail', 'failsafe-not-taken', { offeredA: tenth(offeredA), failsafeA, withinS });
  const measuredA = highestOf(after);
  const fromA = highestA(first);
  if (!step.hasCar || measuredA === null || fromA === null) return failsafeWithoutCurrent(step, samples);
  const isKept = (currentA: number): boolean =>
    failsafeA === 0 ? currentA < idleBelowA : currentA <= allowedA(failsafeA);
  if (!isKept(measuredA)) return verdict('fail', 'failsafe-exceeded', { measuredA, failsafeA, withinS });
  const neededA = failsafeA + failsafeDropA;
  if (fromA < neededA - toleratedDropA)
    return verdict('not-proven', 'failsafe-from-too-low', { fromA: tenth(fromA), neededA, failsafeA });
  const afterS = heldSinceS(samples, (each) => isKept(highestA(each) ?? Infinity)) ?? withinS;
  return verdict('pass', 'failsafe-taken', { fromA: tenth(fromA), measuredA, failsafeA, afterS });
}

function firstS(samples: readonly ControlSample[], holds: (sample: ControlSample) => boolean): number | null {
  const hit = samples.find(holds);
  return hit === undefined ? null : tenth(hit.tMs / 1000);
}

function judgeRecovery(step: ControlStep, samples: readonly ControlSample[]): StepVerdict {
  const setpointA = step.setpointA ?? 0;
  const ceilingA = allowedA(step.failsafeA);
  // With a car the offer or the current has to rise; the reported set-point alone may never have fallen.
  const afterS = firstS(samples, (each) =>
    step.hasCar
      ? isNear(each.offeredA, setpointA) || (highestA(each) ?? 0) > ceilingA
      : each.isTripped !== true && isNear(each.inForceA ?? each.offeredA, setpointA),
  );
  if (afterS === null) return verdict('fail', 'not-recovered', { setpointA, withinS: step.lastsS });
  return verdict('pass', 'recovered', { setpointA, afterS });
}

function judgePause(step: ControlStep, samples: readonly ControlSample[]): StepVerdict {
  const late = settled(samples);
  if (late.length === 0) return verdict('not-proven', 'no-samples', {});
  const offeredA = inForceA(late);
  if (offeredA !== null && offeredA > offeredToleranceA)
    return verdict('fail', 'pause-not-in-force', { offeredA });
  const measuredA = highestOf(late);
  if (measuredA !== null && measuredA >= idleBelowA) return verdict('fail', 'still-drawing', { measuredA });
  if (!step.hasCar || measuredA === null) return verdict('not-proven', 'pause-current-not-measured', {});
  return verdict('pass', 'paused', { measuredA });
}

function judgeResume(step: ControlStep, samples: readonly ControlSample[]): StepVerdict {
  const setpointA = step.setpointA ?? 0;
  if (samples.length === 0) return verdict('not-proven', 'no-samples', {});
  if (!step.hasCar)
    return isNear(inForceA(samples), setpointA)
      ? verdict('not-proven', 'resume-current-not-measured', { setpointA })
      : verdict('fail', 'setpoint-not-in-force', { setpointA, offeredA: inForceA(samples) ?? 0 });
  const afterS = firstS(samples, (each) => (highestA(each) ?? 0) > runningFromA);
  // A car that sleeps on is the car's habit, not a fault of the control.
  if (afterS === null) return verdict('warn', 'not-resumed', { withinS: step.lastsS });
  return afterS > resumeWarnS
    ? verdict('warn', 'resumed-late', { afterS, warnS: resumeWarnS })
    : verdict('pass', 'resumed', { afterS });
}

function judgeSelfTest(samples: readonly ControlSample[]): StepVerdict {
  const result = samples.findLast((each) => each.selfTest === 'passed' || each.selfTest === 'failed');
  if (result === undefined) return verdict('fail', 'self-test-no-answer', {});
  return result.selfTest === 'passed'
    ? verdict('pass', 'self-test-passed', {})
    : verdict('fail', 'self-test-failed', {});
}

/** The verdict on one finished step from its samples, in the order they were taken. */
export function judgeStep(step: ControlStep, samples: readonly ControlSample[]): StepVerdict {
  const fault = aboveLimit(step, samples);
  if (fault !== null) return fault;
  switch (step.kind) {
    case 'setpoint':
      return judgeSetpoint(step, samples);
    case 'failsafe':
      return judgeFailsafe(step, samples);
    case 'recovery':
      return judgeRecovery(step, samples);
    case 'pause':
      return judgePause(step, samples);
    case 'resume':
      return judgeResume(step, samples);
    case 'self-test':
      return judgeSelfTest(samples);
    default:
      return step.kind satisfies never;
  }
}

/** A verdict that needs no more waiting: a current above the limit, or the goal of a step that ends early. */
export function earlyVerdict(step: ControlStep, samples: readonly ControlSample[]): StepVerdict | null {
  const fault = aboveLimit(step, samples);
  if (fault !== null || !step.endsEarly) return fault;
  const now = judgeStep(step, samples);
  const isReached =
    now.verdict === 'pass' ||
    now.reason === 'resumed-late' ||
    now.reason === 'resume-current-not-measured' ||
    now.reason === 'self-test-failed';
  return isReached ? now : null;
}

/** The worst of several verdicts: fail, then not-proven, then warn, then pass; none at all proves nothing. */
export function overallVerdict(verdicts: readonly StepVerdict['verdict'][]): StepVerdict['verdict'] {
  if (verdicts.length === 0) return 'not-proven';
  const order = ['fail', 'not-proven', 'warn'] as const;
  return order.find((each) => verdicts.includes(each)) ?? 'pass';
}
