import type { PhaseName } from '#shared/domain/charger/live/schematic.ts';
import { socketThresholds } from './socketThresholds.ts';

/** One second of the test; null = not known, such a phase is left out of that second. */
export interface SocketSample {
  readonly atMs: number;
  readonly phases: readonly { readonly voltageV: number | null; readonly currentA: number | null }[];
  readonly mainsPlugC: number | null;
}

export interface PhaseTrend {
  readonly phase: PhaseName;
  readonly baseV: number;
  readonly lowA: number;
  readonly highA: number;
  /** Base voltage less the voltage at the highest current. */
  readonly dropV: number;
  /** Fall of voltage per ampere; a trend, not a loop impedance. */
  readonly slopeOhm: number;
  /** The drop as it would be at the limit. */
  readonly dropAtLimitV: number;
  /** How far the voltage at the lowest current moved from begin to end; null = measured only once. */
  readonly baseDriftV: number | null;
}

interface Pair {
  readonly atMs: number;
  readonly volts: number;
  readonly amps: number;
}

const fewest = 3;
const nearA = 1;

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
};
const voltsOf = (pairs: readonly Pair[]): number => median(pairs.map(({ volts }) => volts));

/** Least squares: fall of voltage per ampere. */
const slopeOf = (pairs: readonly Pair[]): number => {
  const meanA = pairs.reduce((sum, { amps }) => sum + amps, 0) / pairs.length;
  const meanV = pairs.reduce((sum, { volts }) => sum + volts, 0) / pairs.length;
  const shared = pairs.reduce((sum, { amps, volts }) => sum + (amps - meanA) * (volts - meanV), 0);
  const spread = pairs.reduce((sum, { amps }) => sum + (amps - meanA) ** 2, 0);
  return spread === 0 ? 0 : 0 - shared / spread;
};

const pairsOf = (samples: readonly SocketSample[], index: number): Pair[] =>
  samples.flatMap(({ atMs, phases }) => {
    const { voltageV, currentA } = phases[index] ?? { voltageV: null, currentA: null };
    const isKnown = voltageV !== null && currentA !== null && voltageV > 50;
    return isKnown ? [{ atMs, volts: voltageV, amps: currentA }] : [];
  });

const driftOf = (base: readonly Pair[], highFromMs: number, highToMs: number): number | null => {
  const before = base.filter(({ atMs }) => atMs < highFromMs);
  const after = base.filter(({ atMs }) => atMs > highToMs);
  return before.length === 0 || after.length === 0 ? null : Math.abs(voltsOf(after) - voltsOf(before));
};

/** How one phase behaves while the current is raised; null when the current was not raised far enough on it. */
export const phaseTrend = (
  samples: readonly SocketSample[],
  phase: PhaseName,
  index: number,
  limitA: number,
): PhaseTrend | null => {
  const pairs = pairsOf(samples, index);
  if (pairs.length < 2 * fewest) return null;
  const amps = pairs.map((pair) => pair.amps);
  const [lowA, highA] = [Math.min(...amps), Math.max(...amps)];
  if (highA - lowA < socketThresholds.spanA.value) return null;
  const base = pairs.filter((pair) => pair.amps <= lowA + nearA);
  const high = pairs.filter((pair) => pair.amps >= highA - nearA);
  if (base.length < fewest || high.length < fewest) return null;
  const slopeOhm = slopeOf(pairs);
  const baseV = voltsOf(base);
  return {
    phase,
    baseV,
    lowA,
    highA,
    dropV: baseV - voltsOf(high),
    slopeOhm,
    dropAtLimitV: slopeOhm * limitA,
    baseDriftV: driftOf(base, high[0]?.atMs ?? 0, high.at(-1)?.atMs ?? 0),
  };
};
