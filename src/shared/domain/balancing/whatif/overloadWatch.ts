import { profileOf } from '#shared/domain/balancing/site/countryProfile.ts';
import { diversityOf } from '#shared/domain/balancing/site/diversity.ts';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { createLowestWindow } from './loadWindow.ts';
import type { Overloads } from './metrics.ts';

/** Time a controller has to answer a change of the load beside the chargers. */
export const answerS = 15;

/** Watches every node and phase against its limit. `baseA` and `evA` are flat: node × 3 + phase. */
export interface OverloadWatch {
  readonly step: (baseA: Float64Array, evA: Float64Array, nowS: number, dtS: number) => void;
  /** What happens at these nodes until then has a cause that is still being answered. */
  readonly excuse: (nodes: readonly number[], untilS: number) => void;
  readonly result: () => Overloads;
}

/** Rounding of a sum is not an overload. */
const dust = 1e-6;

/**
 * Chargers may draw what the limit leaves beside the lowest load of the last 15 s: whatever they draw above it has had
 * its time to be answered and is overload after T; anything else above the limit is overload before T.
 */
export const createOverloadWatch = (site: Site): OverloadWatch => {
  const diversity = diversityOf(site);
  const limits = Float64Array.from(
    site.nodes.flatMap((node) => perPhaseLimit(node.limitA).map((a) => a * diversity(node).factor)),
  );
  const lowest = createLowestWindow(limits.length, answerS);
  const excusedS = new Float64Array(site.nodes.length);
  const overForS = new Float64Array(limits.length);
  const root = site.nodes.findIndex(({ parent }) => (parent ?? null) === null);
  const { unbalanceA } = profileOf(site);
  const mean = [0, 0, 0];
  const found = {
    overloadAfterAs: 0,
    overloadBeforeAs: 0,
    peakRatio: 0,
    longestOverloadS: 0,
    unbalanceOverAs: 0,
  };

  const place = (at: number, base: number, ev: number, nowS: number, dtS: number) => {
    const limit = limits[at] ?? 0;
    lowest.push(at, base, nowS);
    const overA = base + ev - limit;
    if (limit > 0) found.peakRatio = Math.max(found.peakRatio, (base + ev) / limit);
    if (overA <= dust || ev <= dust) {
      overForS[at] = 0;
      return;
    }
    overForS[at] = (overForS[at] ?? 0) + dtS;
    found.longestOverloadS = Math.max(found.longestOverloadS, overForS[at] ?? 0);
    const isExcused = nowS <= (excusedS[Math.floor(at / 3)] ?? 0);
    const afterA = isExcused ? 0 : ev - Math.max(0, limit - lowest.lowest(at));
    if (afterA > dust) found.overloadAfterAs += afterA * dtS;
    found.overloadBeforeAs += Math.max(0, Math.min(overA, ev) - Math.max(0, afterA)) * dtS;
  };
  const unbalance = (total: (phase: number) => number, dtS: number) => {
    if (unbalanceA === null) return;
    // Judged on the mean of a minute.
    const share = Math.min(1, dtS / 60);
    for (const phase of [0, 1, 2]) mean[phase] = (mean[phase] ?? 0) * (1 - share) + total(phase) * share;
    const overA = Math.max(...mean) - Math.min(...mean) - unbalanceA;
    if (overA > dust) found.unbalanceOverAs += overA * dtS;
  };
  return {
    step: (baseA, evA, nowS, dtS) => {
      for (let at = 0; at < limits.length; at += 1) place(at, baseA[at] ?? 0, evA[at] ?? 0, nowS, dtS);
      unbalance((phase) => (baseA[root * 3 + phase] ?? 0) + (evA[root * 3 + phase] ?? 0), dtS);
    },
    excuse: (nodes, untilS) => {
      for (const node of nodes) excusedS[node] = Math.max(excusedS[node] ?? 0, untilS);
    },
    result: () => ({ ...found }),
  };
};
