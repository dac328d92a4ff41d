import { minimumA } from '#shared/domain/stageLimits.ts';

export interface SocketStep {
  readonly setpointA: number;
  readonly lastsS: number;
}

export interface SocketPlan {
  readonly steps: readonly SocketStep[];
  readonly totalS: number;
}

/** Long enough for a car to follow (5 s), its ramp, and a steady reading after it. */
const stepS = 15;
const longS = 20 * 60;
const usualA = [10, 13, 16, 20, 25, 32];

/**
 * Set-points of a socket test: 6 A as the base, the usual values up to `limitA` (whole amperes, at least 6), and the
 * base again, so that a mains voltage that moved by itself is seen. A long one stays twenty minutes at the limit.
 */
export const socketPlan = ({ limitA, isLong }: { limitA: number; isLong: boolean }): SocketPlan => {
  const highestA = Math.max(minimumA, Math.floor(limitA));
  const between = usualA.filter((value) => value > minimumA && value < highestA);
  const up = highestA > minimumA ? [...between, highestA] : [];
  const steps = [minimumA, ...up, minimumA].map((setpointA, index) => ({
    setpointA,
    lastsS: isLong && index === up.length && up.length > 0 ? longS : stepS,
  }));
  return { steps, totalS: steps.reduce((sum, { lastsS }) => sum + lastsS, 0) };
};
