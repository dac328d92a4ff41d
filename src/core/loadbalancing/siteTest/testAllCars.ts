import { judgeAllCars } from '#shared/domain/balancing/commissioning/judgeSite.ts';
import type { SiteVerdict } from '#shared/domain/balancing/commissioning/siteVerdict.ts';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import { idleBelowA, settleMs } from '#shared/domain/controlTest.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { type BenchCharger, drawnA, rounds, type SiteBench } from './siteTestBench.ts';

const longestFillMs = 180_000;
const raiseA = 4;

interface Fullest {
  readonly node: string;
  readonly phase: string;
  readonly measuredA: number;
  readonly limitA: number;
}

/** Follows the fullest phase of any metered node, as a share of its limit. */
const watchMeters = (bench: SiteBench) => {
  let fullest: Fullest | null = null;
  let isSilent = false;
  let isWatching = true;
  bench.onRound(() => {
    if (!isWatching) return;
    for (const { node, currentA } of bench.meters) {
      const limits = bench.site.nodes.find(({ id }) => id === node)?.limitA;
      isSilent ||= currentA === null;
      if (currentA === null || limits === undefined) continue;
      for (const [index, limitA] of perPhaseLimit(limits).entries()) {
        const measuredA = Math.abs(currentA[index as 0 | 1 | 2]);
        if (fullest === null || measuredA / limitA > fullest.measuredA / fullest.limitA)
          fullest = { node, phase: `L${index + 1}`, measuredA, limitA };
      }
    }
  });
  return {
    end() {
      isWatching = false;
      return { fullest: fullest as Fullest | null, isMeterSilent: isSilent };
    },
  };
};

/** The next set-point of a charger: its minimum to start with, then 4 A more while they fit. */
const raiseOne = async (bench: SiteBench, charger: BenchCharger): Promise<boolean> => {
  const isHigh = charger.plan.maxA;
  const setA = charger.setA ?? 0;
  if (setA >= isHigh || charger.look?.isPlugged !== true) return false;
  const { roomA } = await bench.room(charger);
  const lowestA = Math.max(minimumA, charger.plan.minA ?? minimumA);
  const wantedA = Math.min(roomA, isHigh, setA === 0 ? lowestA : setA + raiseA);
  if (wantedA <= setA || wantedA < lowestA) return false;
  return (await bench.set(charger, wantedA)) === null;
};

const fill = async (bench: SiteBench): Promise<void> => {
  const endMs = bench.deviceMs() + longestFillMs;
  for (let idle = 0; idle < 3 && bench.deviceMs() < endMs; ) {
    let raised = 0;
    for (const charger of bench.chargers) if (await raiseOne(bench, charger)) raised += 1;
    idle = raised === 0 ? idle + 1 : 0;
    await bench.round();
  }
};

/** Starts every car, as high as fits, and then withdraws control from all chargers at the same moment. */
export const runAllCars = async (bench: SiteBench): Promise<SiteVerdict> => {
  const watch = watchMeters(bench);
  await fill(bench);
  await rounds(bench, settleMs);
  const cars = bench.chargers.filter(({ look }) => (drawnA(look) ?? 0) >= idleBelowA).length;
  for (const charger of bench.chargers) charger.isRefreshed = false;
  const killedMs = bench.deviceMs();
  const longestMs = Math.max(...bench.chargers.map(({ timeoutS }) => timeoutS)) * 1000;
  await rounds(bench, longestMs + settleMs + 1_000);
  const chargers = bench.chargers.map(({ name, fallbackA, timeoutS, look }) => ({
    ...{ name, fallbackA, timeoutS },
    measuredA: drawnA(look),
  }));
  const { fullest, isMeterSilent } = watch.end();
  for (const charger of bench.chargers) charger.isRefreshed = true;
  return judgeAllCars({
    ...{ cars, chargers, fullest, isMeterSilent },
    afterS: (bench.deviceMs() - killedMs) / 1000,
  });
};
