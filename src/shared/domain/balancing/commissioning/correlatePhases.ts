import { type PhaseAmps, perPhase } from '#shared/domain/balancing/phases.ts';

/** One change of a charger's current with what the meter saw of it: differences of two settled plateaus. */
export interface PhaseStep {
  /** Signed change per loaded phase (A), as the charger measured it, else as it was set. */
  readonly ownA: number;
  /** Signed change on L1, L2, L3 of the meter. */
  readonly meterA: PhaseAmps;
}

/**
 * What a supply phase of the meter does when the charger changes: it follows, follows the wrong way round, follows by
 * another ratio, or stays. `open`: not enough steps agree.
 */
export type PhaseAnswer =
  | { readonly kind: 'loads' | 'reversed' | 'stays' | 'open' }
  | { readonly kind: 'ratio'; readonly factor: number };

export interface Correlation {
  readonly phases: readonly [PhaseAnswer, PhaseAnswer, PhaseAnswer];
  /** Steps large enough to count. */
  readonly steps: number;
  readonly isDecided: boolean;
  /** Median of meter change ÷ own change, for the picture; null without a step. */
  readonly gain: readonly [number | null, number | null, number | null];
}

/** A car that moved less than this shows nothing beside noise. */
const smallestStepA = 2;
/** A gain this near to 1, −1 or 0 votes for it. */
const nearGain = 0.35;
/** The median of the votes has to be nearer than one of them. */
const nearMedian = 0.25;
/** Agreeing steps beyond twice the disagreeing ones; coincidence has to hit sign and size every time. */
const neededLead = 4;
const ratioSteps = 6;
const ratioSpread = 0.15;
const smallestRatio = 0.2;

const kinds = [
  { kind: 'loads', gain: 1 },
  { kind: 'reversed', gain: -1 },
  { kind: 'stays', gain: 0 },
] as const;

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[middle - 1] ?? upper);
  return (lower + upper) / 2;
};

const agreeing = (gains: readonly number[], centre: number, within: number): number =>
  gains.filter((gain) => Math.abs(gain - centre) <= within).length;

const hasLead = (votes: number, all: number): boolean => votes - 2 * (all - votes) >= neededLead;

const answerOf = (gains: readonly number[]): PhaseAnswer => {
  const middle = median(gains);
  if (middle === null) return { kind: 'open' };
  const found = kinds.find(
    ({ gain }) =>
      Math.abs(middle - gain) <= nearMedian && hasLead(agreeing(gains, gain, nearGain), gains.length),
  );
  if (found !== undefined) return { kind: found.kind };
  const isSteady =
    gains.length >= ratioSteps &&
    Math.abs(middle) >= smallestRatio &&
    hasLead(agreeing(gains, middle, ratioSpread * Math.max(1, Math.abs(middle))), gains.length);
  return isSteady ? { kind: 'ratio', factor: Math.round(middle * 100) / 100 } : { kind: 'open' };
};

/**
 * Which phases of the meter follow a charger that was stepped up and down. Other loads that move in one step are
 * outvoted by the next ones; while too few agree the answer is open, never a guess.
 */
export const correlatePhases = (steps: readonly PhaseStep[]): Correlation => {
  const counted = steps.filter(({ ownA }) => Math.abs(ownA) >= smallestStepA);
  const gains = (phase: 0 | 1 | 2) => counted.map(({ ownA, meterA }) => meterA[phase] / ownA);
  const phases = [answerOf(gains(0)), answerOf(gains(1)), answerOf(gains(2))] as const;
  return {
    phases,
    steps: counted.length,
    isDecided: phases.every(({ kind }) => kind !== 'open'),
    gain: [median(gains(0)), median(gains(1)), median(gains(2))],
  };
};

/** The mean of samples, phase by phase. */
export const meanAmps = (samples: readonly PhaseAmps[]): PhaseAmps =>
  perPhase((phase) => samples.reduce((sum, sample) => sum + sample[phase], 0) / Math.max(1, samples.length));
