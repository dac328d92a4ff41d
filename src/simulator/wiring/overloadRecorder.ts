import type { PerPhase } from '#simulator/charger/meter.ts';
import type { NodeNow } from './siteWiring.ts';

/** A moment during which a node carried more than its limit. */
interface Excess {
  /** Unix time in milliseconds. */
  readonly atMs: number;
  readonly node: string;
  readonly overA: PerPhase;
  /** Device time it stands for. */
  readonly dtS: number;
}

export interface OverloadOfNode {
  readonly limitA: PerPhase;
  /** Above the limit, per phase (A s of device time). */
  readonly ampSeconds: PerPhase;
  readonly peakOverA: PerPhase;
  /** Unix time in milliseconds; null when there was none. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

export interface OverloadReport {
  readonly sinceMs: number;
  readonly nodes: Readonly<Record<string, OverloadOfNode>>;
  /** False when there was so much that the oldest was forgotten. */
  readonly isComplete: boolean;
}

/** Integrates what flows above the limits of the nodes. */
export interface OverloadRecorder {
  record(nodes: readonly NodeNow[], atMs: number, dtS: number): void;
  /** From this Unix time on; without it from the last reset. */
  report(fromMs?: number): OverloadReport;
  /** Forgets what was; other limits than those of the layout where they are given. */
  reset(atMs: number, limits?: Readonly<Record<string, PerPhase>>): void;
}

const mostKept = 500_000;
/** Sums of floating-point numbers. */
const slackA = 1e-6;

const each = (of: (phase: 0 | 1 | 2) => number): PerPhase => [of(0), of(1), of(2)];

const summed = (limitA: PerPhase, excesses: readonly Excess[]): OverloadOfNode => ({
  limitA,
  ampSeconds: each((phase) => excesses.reduce((sum, { overA, dtS }) => sum + overA[phase] * dtS, 0)),
  peakOverA: each((phase) => excesses.reduce((peak, { overA }) => Math.max(peak, overA[phase]), 0)),
  firstMs: excesses[0]?.atMs ?? null,
  lastMs: excesses.at(-1)?.atMs ?? null,
});

export const createOverloadRecorder = (
  layoutLimits: Readonly<Record<string, PerPhase>>,
  startMs: number,
): OverloadRecorder => {
  let limits = layoutLimits;
  let excesses: Excess[] = [];
  let sinceMs = startMs;
  let isComplete = true;
  const forgetOldest = () => {
    if (excesses.length <= mostKept) return;
    excesses = excesses.slice(mostKept / 2);
    isComplete = false;
  };
  return {
    record: (nodes, atMs, dtS) => {
      for (const { id, currentA } of nodes) {
        const limitA = limits[id];
        if (limitA === undefined) continue;
        const overA = each((phase) => Math.max(0, currentA[phase] - limitA[phase] - slackA));
        if (overA.some((amps) => amps > 0)) excesses.push({ atMs, node: id, overA, dtS });
      }
      forgetOldest();
    },
    report: (fromMs = sinceMs) => ({
      sinceMs: Math.max(fromMs, sinceMs),
      nodes: Object.fromEntries(
        Object.entries(limits).map(([id, limitA]) => [
          id,
          summed(
            limitA,
            excesses.filter(({ node, atMs }) => node === id && atMs >= fromMs),
          ),
        ]),
      ),
      isComplete,
    }),
    reset: (atMs, changed = {}) => {
      limits = { ...limits, ...changed };
      excesses = [];
      sinceMs = atMs;
      isComplete = true;
    },
  };
};
