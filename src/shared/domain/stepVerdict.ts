/** Every reason a step can give, with the parameters of its text. */
export const testReasons = {
  'no-samples': [],
  'above-limit': ['measuredA', 'limitA', 'atS'],
  'offered-above-limit': ['offeredA', 'limitA', 'atS'],
  'setpoint-kept': ['setpointA', 'measuredA', 'allowedA'],
  'setpoint-exceeded': ['setpointA', 'measuredA', 'allowedA'],
  'setpoint-not-in-force': ['setpointA', 'offeredA'],
  'limited-elsewhere': ['setpointA', 'offeredA', 'measuredA'],
  'current-not-measured': ['setpointA'],
  'car-draws-less': ['setpointA', 'measuredA'],
  'car-draws-nothing': ['setpointA'],
  'failsafe-taken': ['fromA', 'measuredA', 'failsafeA', 'afterS'],
  'failsafe-exceeded': ['measuredA', 'failsafeA', 'withinS'],
  'failsafe-not-taken': ['offeredA', 'failsafeA', 'withinS'],
  'failsafe-current-not-measured': ['failsafeA', 'afterS'],
  'failsafe-from-too-low': ['fromA', 'neededA', 'failsafeA'],
  recovered: ['setpointA', 'afterS'],
  'not-recovered': ['setpointA', 'withinS'],
  paused: ['measuredA'],
  'still-drawing': ['measuredA'],
  'pause-not-in-force': ['offeredA'],
  'pause-current-not-measured': [],
  resumed: ['afterS'],
  'resumed-late': ['afterS', 'warnS'],
  'not-resumed': ['withinS'],
  'resume-current-not-measured': ['setpointA'],
  'meter-followed': ['ageS', 'limitA'],
  'meter-not-followed': ['withinS'],
  'meter-loss-taken': ['fromA', 'measuredA', 'meterLossA', 'afterS'],
  'meter-loss-exceeded': ['measuredA', 'meterLossA', 'withinS'],
  'meter-loss-not-noticed': ['withinS'],
  'meter-loss-current-not-measured': ['meterLossA', 'afterS'],
  'meter-loss-from-too-low': ['fromA', 'neededA', 'meterLossA'],
  'meter-back': ['afterS'],
  'meter-not-back': ['withinS'],
  'steered-by-controller': ['refreshes', 'afterS'],
  'not-steered': ['withinS'],
  'self-test-passed': [],
  'self-test-failed': [],
  'self-test-no-answer': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type TestReason = keyof typeof testReasons;

/** What came of one step. */
export interface StepVerdict {
  readonly verdict: 'pass' | 'warn' | 'fail' | 'not-proven';
  readonly reason: TestReason;
  readonly params: Readonly<Record<string, number | string>>;
}

/** Makes a verdict; the compiler insists on the parameters the reason declares. */
export function stepVerdict<Reason extends TestReason>(
  result: StepVerdict['verdict'],
  reason: Reason,
  params: Readonly<Record<(typeof testReasons)[Reason][number], number>>,
): StepVerdict {
  return { verdict: result, reason, params };
}
