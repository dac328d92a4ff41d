import {
  correlatePhases,
  meanAmps,
  type PhaseStep,
} from '#shared/domain/balancing/commissioning/correlatePhases.ts';
import { pathOf } from '#shared/domain/balancing/commissioning/raiseRoom.ts';
import { phaseStepA } from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import { type SiteVerdict, siteVerdict } from '#shared/domain/balancing/commissioning/siteVerdict.ts';
import { judgeWiring, type WiringFinding } from '#shared/domain/balancing/commissioning/wiringVerdict.ts';
import type { PhaseAmps } from '#shared/domain/balancing/phases.ts';
import { idleBelowA, settleMs } from '#shared/domain/controlTest.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { type BenchCharger, type BenchMeter, drawnA, rounds, type SiteBench } from './siteTestBench.ts';
import { withoutRoom } from './testSteps.ts';

export interface WiringResult {
  readonly verdict: SiteVerdict;
  readonly finding: WiringFinding | null;
}

interface Plateau {
  readonly meterA: PhaseAmps;
  readonly ownA: number;
}

const mostSteps = 16;
const readingsPerPlateau = 4;
/** Plateaus last unequally long, so that a load with a rhythm of its own does not keep step. */
const dwell = [0, 3, 1, 4, 2, 5] as const;
const smallestStepA = 2;

/** The meter furthest up that should see the charger. */
const meterAbove = (bench: SiteBench, charger: BenchCharger): BenchMeter | undefined => {
  const path = pathOf(bench.site, charger.plan.node).map(({ id }) => id);
  return bench.meters
    .filter(({ node }) => path.includes(node))
    .sort((a, b) => path.indexOf(b.node) - path.indexOf(a.node))[0];
};

const loadedPhases = ({ look, plan }: BenchCharger): number => {
  const known = look?.currentA.filter((a) => a !== null) ?? [];
  if (known.length === 0) return plan.vehiclePhases ?? plan.phases ?? 3;
  return known.filter((a) => a >= idleBelowA).length;
};

const ownA = ({ look, setA }: BenchCharger): number => {
  const drawing = (look?.currentA ?? []).filter((a) => a !== null && a >= idleBelowA) as number[];
  if (look?.currentA.every((a) => a === null) ?? true) return setA ?? 0;
  return drawing.reduce((sum, a) => sum + a, 0) / Math.max(1, drawing.length);
};

/** The lowest set-point at which the car draws: 6, 8 or 10 A. */
const lowestDrawing = async (bench: SiteBench, charger: BenchCharger): Promise<number | SiteVerdict> => {
  const fromA = Math.max(minimumA, charger.plan.minA ?? minimumA);
  const attempts = [...new Set([fromA, 8, 10])].filter((a) => a >= fromA && a <= charger.plan.maxA);
  for (const attemptA of attempts) {
    const inTheWay = await bench.set(charger, attemptA);
    if (inTheWay !== null) return withoutRoom(inTheWay, attemptA);
    await rounds(bench, settleMs + 2_000);
    if ((drawnA(charger.look) ?? attemptA) >= idleBelowA) return attemptA;
  }
  return {
    verdict: 'not-proven',
    reason: 'car-draws-nothing',
    params: { setpointA: attempts.at(-1) ?? fromA },
  };
};

/** What meter and charger show once both have settled at a set-point; null while the meter is silent. */
const plateau = async (
  bench: SiteBench,
  charger: BenchCharger,
  meter: BenchMeter,
  index: number,
): Promise<Plateau | null> => {
  await rounds(bench, settleMs);
  const meterA: PhaseAmps[] = [];
  const own: number[] = [];
  const wanted = readingsPerPlateau + (dwell[index % dwell.length] ?? 0);
  for (let round = 0; round < 2 * wanted && meterA.length < wanted; round += 1) {
    await bench.round();
    if (meter.currentA === null || charger.look === null) continue;
    meterA.push(meter.currentA);
    own.push(ownA(charger));
  }
  if (meterA.length < readingsPerPlateau) return null;
  return { meterA: meanAmps(meterA), ownA: own.reduce((sum, a) => sum + a, 0) / own.length };
};

const between = (before: Plateau, after: Plateau): PhaseStep => ({
  ownA: after.ownA - before.ownA,
  meterA: [
    after.meterA[0] - before.meterA[0],
    after.meterA[1] - before.meterA[1],
    after.meterA[2] - before.meterA[2],
  ],
});

/**
 * Steps one charger up and down by 4 A and finds out which phases of the meter follow; repeated until the answer is
 * sure, or not proven. The other chargers of the test stand still meanwhile.
 */
export const findWiring = async (bench: SiteBench, charger: BenchCharger): Promise<WiringResult> => {
  const nothing = (verdict: SiteVerdict): WiringResult => ({ verdict, finding: null });
  const meter = meterAbove(bench, charger);
  if (meter === undefined) return nothing(siteVerdict('not-proven', 'no-meter', {}));
  const lowA = await lowestDrawing(bench, charger);
  if (typeof lowA !== 'number') return nothing(lowA);
  const { roomA, node } = await bench.room(charger);
  const highA = Math.min(lowA + phaseStepA, charger.plan.maxA, roomA);
  if (highA - lowA < smallestStepA) {
    const isTooSmall = charger.plan.maxA - lowA < smallestStepA;
    return nothing(
      isTooSmall
        ? siteVerdict('not-proven', 'no-step', { maxA: charger.plan.maxA })
        : siteVerdict('not-proven', 'no-room', { wantedA: lowA + phaseStepA, node }),
    );
  }
  const loaded = loadedPhases(charger);
  const steps: PhaseStep[] = [];
  let before = await plateau(bench, charger, meter, 0);
  let silent = before === null ? 1 : 0;
  for (let index = 1; index <= mostSteps && silent < 3; index += 1) {
    const inTheWay = await bench.set(charger, index % 2 === 1 ? highA : lowA);
    if (inTheWay !== null) return nothing(withoutRoom(inTheWay, highA));
    const after = await plateau(bench, charger, meter, index);
    if (before !== null && after !== null) steps.push(between(before, after));
    silent = after === null ? silent + 1 : 0;
    before = after;
    if (correlatePhases(steps).isDecided) break;
  }
  if (silent >= 3) return nothing(siteVerdict('not-proven', 'meter-silent', { node: meter.node }));
  const finding = judgeWiring(charger.plan, correlatePhases(steps), loaded);
  return { verdict: finding.verdict, finding };
};
