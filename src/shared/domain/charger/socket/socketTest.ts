import { type PhaseName, phaseNames } from '#shared/domain/charger/live/schematic.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { type PhaseTrend, phaseTrend, type SocketSample } from './phaseTrend.ts';
import { socketThresholds as limits } from './socketThresholds.ts';

export type SocketVerdict = 'good' | 'watch' | 'loose' | 'not-proven';

/** What speaks for a verdict, with the names its text fills in. */
export const socketReasons = {
  'span-too-small': { verdict: 'not-proven', params: ['spanA'] },
  'mains-moved': { verdict: 'not-proven', params: ['phase', 'driftV'] },
  implausible: { verdict: 'not-proven', params: ['phase'] },
  'drop-high': { verdict: 'loose', params: ['phase', 'dropV', 'limitA', 'percent'] },
  'drop-notable': { verdict: 'watch', params: ['phase', 'dropV', 'limitA', 'percent'] },
  'phase-worse': { verdict: 'loose', params: ['phase', 'dropV', 'highA'] },
  'phase-notable': { verdict: 'watch', params: ['phase', 'dropV', 'highA'] },
  'plug-hot': { verdict: 'loose', params: ['riseK', 'highA'] },
  'plug-warm': { verdict: 'watch', params: ['riseK', 'highA'] },
  'plug-not-measured': { verdict: 'good', params: [] },
  'plug-too-short': { verdict: 'good', params: ['minutes'] },
  'all-good': { verdict: 'good', params: [] },
} as const satisfies Readonly<
  Record<string, { readonly verdict: SocketVerdict; readonly params: readonly string[] }>
>;
export type SocketReason = keyof typeof socketReasons;

export interface SocketRemark {
  readonly code: SocketReason;
  readonly verdict: SocketVerdict;
  readonly params: Readonly<Record<string, number | string>>;
}

export interface SocketJudgement {
  readonly verdict: SocketVerdict;
  /** The worst first. */
  readonly remarks: readonly SocketRemark[];
  readonly phases: readonly PhaseTrend[];
  readonly plugRiseK: number | null;
  /** Highest whole ampere this socket should carry; 0 = do not charge here; null = nothing was proven. */
  readonly recommendedA: number | null;
  /** Always: the values of the charger are a trend and never a measurement of the loop. */
  readonly isTrendOnly: true;
}

const remark = <Code extends SocketReason>(
  code: Code,
  params: Readonly<Record<(typeof socketReasons)[Code]['params'][number], number | string>>,
): SocketRemark => ({ code, verdict: socketReasons[code].verdict, params });

const order: readonly SocketVerdict[] = ['loose', 'watch', 'not-proven', 'good'];
const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

const isDrifting = ({ baseDriftV }: PhaseTrend): boolean => (baseDriftV ?? 0) > limits.baseDriftV.value;
/** Rising voltage under load is somebody else's load or a wrong measurement. */
const isRising = ({ slopeOhm }: PhaseTrend): boolean => slopeOhm < -0.05;

const dropRemarks = (trend: PhaseTrend, limitA: number): SocketRemark[] => {
  const share = trend.dropAtLimitV / limits.nominalV.value;
  if (share <= limits.dropWatchShare.value) return [];
  const params = {
    phase: trend.phase,
    dropV: round(trend.dropAtLimitV),
    limitA,
    percent: round(share * 100),
  };
  return [remark(share > limits.dropShare.value ? 'drop-high' : 'drop-notable', params)];
};

const worseRemarks = (trend: PhaseTrend, others: readonly PhaseTrend[]): SocketRemark[] => {
  if (others.length === 0) return [];
  // The better of the others: with two bad phases the third still shows what this supply can do.
  const usual = Math.max(0, Math.min(...others.map(({ slopeOhm }) => slopeOhm)));
  const isWorse = (factor: number, byOhm: number) =>
    trend.slopeOhm >= usual * factor && trend.slopeOhm - usual >= byOhm;
  const params = { phase: trend.phase, dropV: round(trend.dropV), highA: round(trend.highA) };
  if (isWorse(limits.worseFactor.value, limits.worseByOhm.value)) return [remark('phase-worse', params)];
  return isWorse(limits.worseWatchFactor.value, limits.worseWatchByOhm.value)
    ? [remark('phase-notable', params)]
    : [];
};

const trendRemarks = (trends: readonly PhaseTrend[], limitA: number): SocketRemark[] => {
  if (trends.length === 0) return [remark('span-too-small', { spanA: limits.spanA.value })];
  const doubtful = trends.flatMap((trend) => [
    ...(isDrifting(trend)
      ? [remark('mains-moved', { phase: trend.phase, driftV: round(trend.baseDriftV ?? 0) })]
      : []),
    ...(isRising(trend) ? [remark('implausible', { phase: trend.phase })] : []),
  ]);
  // A mains that moves on its own makes every drop meaningless; the temperature still counts.
  if (doubtful.length > 0) return doubtful;
  return trends.flatMap((trend) => [
    ...worseRemarks(
      trend,
      trends.filter((each) => each !== trend),
    ),
    ...dropRemarks(trend, limitA),
  ]);
};

interface PlugTrend {
  readonly riseK: number;
  readonly highA: number;
  readonly highMs: number;
}

const highestA = ({ phases }: SocketSample): number =>
  Math.max(0, ...phases.flatMap(({ currentA }) => currentA ?? []));

const plugTrend = (samples: readonly SocketSample[]): PlugTrend | null => {
  const known = samples.filter(({ mainsPlugC }) => mainsPlugC !== null);
  const first = known[0]?.mainsPlugC;
  if (first === undefined || first === null || known.length < 2) return null;
  const highA = Math.max(...known.map(highestA));
  const loaded = known.filter((sample) => highestA(sample) >= highA - 1);
  const highMs = (loaded.at(-1)?.atMs ?? 0) - (loaded[0]?.atMs ?? 0);
  const hottest = Math.max(...known.map(({ mainsPlugC }) => mainsPlugC ?? first));
  return { riseK: hottest - first, highA, highMs };
};

const plugRemarks = (plug: PlugTrend | null, limitA: number): SocketRemark[] => {
  if (plug === null) return [remark('plug-not-measured', {})];
  const { riseK, highA, highMs } = plug;
  const params = { riseK: round(riseK, 0), highA: round(highA) };
  if (riseK >= limits.plugRiseK.value) return [remark('plug-hot', params)];
  // Heat grows with the square of the current.
  const atLimitK = highA > 0 && limitA > highA ? riseK * (limitA / highA) ** 2 : riseK;
  if (riseK >= limits.plugRiseWatchK.value || atLimitK >= limits.plugRiseK.value)
    return [remark('plug-warm', params)];
  const minutes = limits.warmUpMs.value / 60_000;
  return highMs < limits.warmUpMs.value ? [remark('plug-too-short', { minutes })] : [];
};

const recommendedA = (
  verdict: SocketVerdict,
  trends: readonly PhaseTrend[],
  plug: PlugTrend | null,
  limitA: number,
): number | null => {
  if (verdict === 'not-proven') return null;
  const allowedV = limits.nominalV.value * limits.dropShare.value;
  const byDrop = trends
    .filter((trend) => trend.slopeOhm > 0 && !isDrifting(trend))
    .map(({ slopeOhm }) => allowedV / slopeOhm);
  const isWarm = plug !== null && plug.riseK >= limits.plugRiseWatchK.value;
  const byHeat = isWarm ? [plug.highA * Math.sqrt(limits.plugRiseWatchK.value / plug.riseK)] : [];
  const doubtful = verdict === 'loose' ? [limits.doubtfulA.value] : [];
  const lowest = Math.floor(Math.min(limitA, ...byDrop, ...byHeat, ...doubtful) + 1e-9);
  return lowest < minimumA ? 0 : lowest;
};

/** Judges a socket by how voltage and plug temperature behaved while the current was raised to `limitA`. */
export const judgeSocket = (samples: readonly SocketSample[], limitA: number): SocketJudgement => {
  const trends = phaseNames.flatMap((phase, index) => phaseTrend(samples, phase, index, limitA) ?? []);
  const plug = plugTrend(samples);
  const found = [...trendRemarks(trends, limitA), ...plugRemarks(plug, limitA)].toSorted(
    (left, right) => order.indexOf(left.verdict) - order.indexOf(right.verdict),
  );
  const verdict = found[0]?.verdict ?? 'good';
  return {
    verdict,
    remarks: verdict === 'good' ? [remark('all-good', {}), ...found] : found,
    phases: trends,
    plugRiseK: plug === null ? null : plug.riseK,
    recommendedA: recommendedA(verdict, trends, plug, limitA),
    isTrendOnly: true,
  };
};

/** Why a running test has to go back to 6 A at once. */
export const socketStops = { 'plug-too-hot': ['plugC'], 'voltage-too-low': ['phase', 'voltageV'] } as const;
export type SocketStop =
  | { readonly code: 'plug-too-hot'; readonly params: { readonly plugC: number } }
  | {
      readonly code: 'voltage-too-low';
      readonly params: { readonly phase: PhaseName; readonly voltageV: number };
    };

/** Whether this second of a test is one too many; null = it may go on. Phases that carry nothing are not asked. */
export const socketMustStop = (sample: SocketSample): SocketStop | null => {
  const plugC = sample.mainsPlugC;
  if (plugC !== null && plugC >= limits.plugStopC.value) return { code: 'plug-too-hot', params: { plugC } };
  for (const [index, phase] of phaseNames.entries()) {
    const { voltageV, currentA } = sample.phases[index] ?? { voltageV: null, currentA: null };
    const isLow = voltageV !== null && (currentA ?? 0) >= 1 && voltageV < limits.lowestV.value;
    if (isLow) return { code: 'voltage-too-low', params: { phase, voltageV } };
  }
  return null;
};
