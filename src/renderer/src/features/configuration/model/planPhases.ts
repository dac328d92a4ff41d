const phases = [
  'reading',
  'set-clock',
  'change-pin',
  'store',
  'control',
  'join-wifi',
  'measuring',
  'doors',
  'reaching',
  'new-door',
  'read-back',
] as const;

/** What the application of a plan is at, as a key of `configuration:phase`. */
export type PlanPhase = (typeof phases)[number];

/** The phase a stream of progress names; undefined for one that is none of a plan's. */
export const planPhase = (name: string | undefined): PlanPhase | undefined =>
  phases.find((each) => each === name);
