/** Waited after a write before a current counts: 5 s of the pilot's own pace and 5 s for the car. */
export const settleMs = 10_000;
/** Above its set-point a current may lie by this share, or by half an ampere, whichever is more. */
const toleranceShare = 0.05;
const toleranceA = 0.5;
/** The fail-safe proves something only when at least this much falls away. */
export const failsafeDropA = 4;
/** Less than this is "draws nothing". */
export const idleBelowA = 1;

export type ControlTestVariant = 'full' | 'bluetooth' | 'modbus';
export type ControlStepKind = 'setpoint' | 'failsafe' | 'recovery' | 'pause' | 'resume' | 'self-test';

/** One step; times are device times. The caller writes `setpointA` once at its start and refreshes it if told to. */
export interface ControlStep {
  readonly id: string;
  readonly kind: ControlStepKind;
  /** Written at the start; null = nothing is written (fail-safe, self-test). */
  readonly setpointA: number | null;
  readonly lastsS: number;
  /** False while the watchdog is to trip: no write at all. */
  readonly isRefreshed: boolean;
  /** Reaching the goal ends the step before `lastsS`. */
  readonly endsEarly: boolean;
  /** Set-points tried one after another while the car draws nothing; the present one is `setpointA`. */
  readonly furtherAttemptsA: readonly number[];
  /** Never exceeded, at any moment. */
  readonly limitA: number;
  readonly failsafeA: number;
  readonly timeoutS: number;
  readonly hasCar: boolean;
}

export interface ControlTestInput {
  readonly variant: ControlTestVariant;
  readonly limitA: number;
  /** Null over Bluetooth, where no watchdog runs. */
  readonly failsafeA: number | null;
  readonly timeoutS: number;
  readonly minA?: number;
  /** False = only a pilot tester or nothing is plugged in: currents cannot be proven. */
  readonly hasCar: boolean;
}

export interface ControlTestPlan {
  readonly steps: readonly ControlStep[];
  readonly totalS: number;
  /** What this test cannot prove, known before it starts. */
  readonly notProven: readonly ('current' | 'failsafe-drop')[];
}

const stepS = settleMs / 1000 + 3;
const resumeS = 90;
const recoveryS = 60;

/** The highest current allowed beside a set-point: + 0.5 A or + 5 %, whichever is more. */
export function allowedA(setpointA: number): number {
  return setpointA + Math.max(toleranceA, setpointA * toleranceShare);
}

/** Lowest, middle and highest set-point, without repeats. */
export function testSetpoints(minA: number, limitA: number): number[] {
  return [...new Set([minA, Math.floor((minA + limitA) / 2), limitA])];
}

/**
 * The steps of a test of control: 6 A → middle → highest; fail-safe from the highest; recovery by the first write;
 * 6 A; pause; resume. Bluetooth proves limits, pause and self-test; Modbus set-points and fail-safe.
 */
export function planControlTest(input: ControlTestInput): ControlTestPlan {
  const { variant, limitA, hasCar, timeoutS } = input;
  const minA = input.minA ?? 6;
  if (limitA < minA) throw new RangeError(`no test between ${minA} A and ${limitA} A`);
  const failsafeA = input.failsafeA ?? 0;
  const withFailsafe = variant !== 'bluetooth' && input.failsafeA !== null && timeoutS > 0;
  const furtherAttemptsA = [8, 10].filter((attemptA) => attemptA > minA && attemptA <= limitA);
  const base: ControlStep = {
    id: 'setpoint',
    kind: 'setpoint',
    setpointA: null,
    lastsS: stepS,
    isRefreshed: true,
    endsEarly: false,
    furtherAttemptsA: [],
    limitA,
    failsafeA,
    timeoutS,
    hasCar,
  };
  const lowest: ControlStep = { ...base, id: 'lowest', setpointA: minA, furtherAttemptsA };
  const steps: ControlStep[] = testSetpoints(minA, limitA).map((setpointA) =>
    setpointA === minA ? lowest : { ...base, id: setpointA === limitA ? 'highest' : 'middle', setpointA },
  );
  if (withFailsafe) steps.push(...failsafeSteps(base));
  if (limitA > minA || withFailsafe) steps.push({ ...lowest, id: 'lowest-again' });
  if (variant !== 'modbus') steps.push(...pauseSteps(base));
  if (variant === 'bluetooth')
    steps.push({ ...base, id: 'self-test', kind: 'self-test', lastsS: 30, endsEarly: true });
  const notProven: ('current' | 'failsafe-drop')[] = hasCar ? [] : ['current'];
  if (withFailsafe && limitA < failsafeA + failsafeDropA) notProven.push('failsafe-drop');
  return { steps, totalS: steps.reduce((sum, step) => sum + step.lastsS, 0), notProven };
}

function failsafeSteps(base: ControlStep): ControlStep[] {
  const lastsS = base.timeoutS + stepS;
  return [
    { ...base, id: 'failsafe', kind: 'failsafe', lastsS, isRefreshed: false },
    {
      ...base,
      id: 'recovery',
      kind: 'recovery',
      setpointA: base.limitA,
      lastsS: recoveryS,
      endsEarly: true,
    },
  ];
}

function pauseSteps(base: ControlStep): ControlStep[] {
  // 10 A wakes cars that draw nothing at 6 or 8 A too.
  const setpointA = Math.min(10, base.limitA);
  return [
    { ...base, id: 'pause', kind: 'pause', setpointA: 0 },
    { ...base, id: 'resume', kind: 'resume', setpointA, lastsS: resumeS, endsEarly: true },
  ];
}

/** The same step at the next set-point worth trying with a car that draws nothing; null when all were tried. */
export function nextAttempt(step: ControlStep): ControlStep | null {
  const [setpointA, ...furtherAttemptsA] = step.furtherAttemptsA;
  return setpointA === undefined ? null : { ...step, setpointA, furtherAttemptsA };
}
