import type { SiteTestEvent, SiteTestResult, WiringView } from '#shared/contract/siteTest.ts';
import type { SiteTestItem, SiteTestPlan } from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import { type SiteVerdict, siteVerdict } from '#shared/domain/balancing/commissioning/siteVerdict.ts';
import { isMeterSwapped, type WiringFinding } from '#shared/domain/balancing/commissioning/wiringVerdict.ts';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import { overallVerdict } from '#shared/domain/judgeStep.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { type BenchCharger, drawnA, type SiteBench } from './siteTestBench.ts';
import { runAllCars } from './testAllCars.ts';
import { switchBreaker } from './testBreaker.ts';
import { failsafeCharger, pauseCharger, sweepCharger } from './testSteps.ts';
import { findWiring } from './testWiring.ts';

export interface SiteTestRun {
  readonly bench: SiteBench;
  readonly plan: SiteTestPlan;
  emit(event: SiteTestEvent): void;
}

interface Judged {
  readonly item: SiteTestItem;
  readonly verdict: SiteVerdict;
  readonly finding: WiringFinding | null;
}

const viewWiring = (charger: BenchCharger, finding: WiringFinding | null): WiringView | null =>
  finding && {
    found: [...finding.found],
    planned: finding.planned === null ? null : [...finding.planned],
    reversed: [...finding.reversed],
    plannedRotation: charger.plan.rotation ?? null,
    rotation: finding.rotation,
  };

const sampleOf = (bench: SiteBench, charger: BenchCharger | undefined): SiteTestEvent => {
  const [meter] = bench.meters;
  const limits = bench.site.nodes.find(({ id }) => id === meter?.node)?.limitA;
  const look = charger?.look;
  const [l1 = null, l2 = null, l3 = null] = look?.currentA ?? [];
  const watched = charger ?? bench.chargers.find(({ isRefreshed }) => !isRefreshed);
  return {
    kind: 'sample',
    atS: bench.deviceMs() / 1000,
    charger: charger?.plan.id ?? null,
    setA: charger?.setA ?? null,
    offeredA: look?.offeredA ?? null,
    currentA: [l1, l2, l3],
    silentS:
      watched === undefined || watched.isRefreshed
        ? null
        : Math.max(0, bench.deviceMs() - watched.refreshedMs) / 1000,
    meter:
      meter === undefined || limits === undefined
        ? null
        : {
            node: meter.node,
            currentA: meter.currentA === null ? [null, null, null] : [...meter.currentA],
            limitA: [...perPhaseLimit(limits)],
          },
    chargers: bench.chargers.map(({ plan, setA, look: seen }) => ({
      id: plan.id,
      setA,
      drawnA: drawnA(seen),
    })),
  };
};

const runOne = async (
  { bench, emit }: SiteTestRun,
  item: SiteTestItem,
  charger: BenchCharger | undefined,
): Promise<{ verdict: SiteVerdict; finding: WiringFinding | null }> => {
  const only = async (verdict: Promise<SiteVerdict>) => ({ verdict: await verdict, finding: null });
  if (charger === undefined) return only(runAllCars(bench));
  await bench.round();
  if (charger.look === null) return only(Promise.resolve(siteVerdict('not-proven', 'charger-silent', {})));
  if (!charger.look.isPlugged) return only(Promise.resolve(siteVerdict('not-proven', 'no-car', {})));
  switch (item.test) {
    case 'phases':
      return findWiring(bench, charger);
    case 'sweep':
      return only(sweepCharger(bench, charger));
    case 'pause':
      return only(pauseCharger(bench, charger));
    case 'failsafe':
      return only(failsafeCharger(bench, charger));
    case 'breaker':
      return only(
        switchBreaker(bench, charger, (what) => emit({ kind: 'waiting', what, charger: charger.plan.id })),
      );
    case 'all-cars':
      return only(runAllCars(bench));
    default:
      return item.test satisfies never;
  }
};

/** A node above its limit ends the whole test: the item that caused it has failed. */
const overloadOf = (error: unknown): SiteVerdict | null =>
  isAppError(error, 'site-test.node-exceeded')
    ? siteVerdict('fail', 'node-exceeded', { ...error.details })
    : null;

const plain = ({ verdict, reason, params }: SiteVerdict) => ({ verdict, reason, params: { ...params } });

const resultOf = (
  { bench }: SiteTestRun,
  judged: readonly Judged[],
  isSimulated: boolean,
  leftA: Readonly<Record<string, number>>,
): SiteTestResult => {
  const findings = judged.flatMap(({ finding }) => (finding === null ? [] : [finding]));
  const swapped = isMeterSwapped(findings) ? [siteVerdict('fail', 'meter-swapped', {})] : [];
  const site = [
    ...swapped.map((verdict) => ({ ...plain(verdict), test: 'phases' as const })),
    ...judged
      .filter(({ item }) => item.charger === null)
      .map(({ item, verdict }) => ({ ...plain(verdict), test: item.test })),
  ];
  const chargers = bench.chargers.map((charger) => {
    const own = judged.filter(({ item }) => item.charger === charger.plan.id);
    const finding = own.find((each) => each.finding !== null)?.finding ?? null;
    // Where the meter itself is swapped, no charger is told to be wired otherwise.
    const wiring = viewWiring(charger, finding);
    return {
      ...{ id: charger.plan.id, name: charger.name, serial: charger.serial },
      verdict: overallVerdict(own.map(({ verdict }) => verdict.verdict)),
      tests: own.map(({ item, verdict }) => ({ ...plain(verdict), test: item.test })),
      wiring: wiring && swapped.length > 0 ? { ...wiring, rotation: null } : wiring,
    };
  });
  const all = [...judged.map(({ verdict }) => verdict), ...swapped];
  return {
    verdict: overallVerdict(all.map(({ verdict }) => verdict)),
    simulated: isSimulated,
    speed: bench.clock.speed(),
    tookS: Math.round(bench.deviceMs() / 1000),
    ...{ chargers, site, leftA: { ...leftA } },
  };
};

/**
 * Runs the planned tests one after another; the other chargers of the test are paused meanwhile. However it ends, also
 * cancelled or broken, every charger that can be reached is left at its fall-back current.
 */
export const runSiteTest = async (run: SiteTestRun): Promise<SiteTestResult> => {
  const { bench, plan, emit } = run;
  const judged: Judged[] = [];
  let now: BenchCharger | undefined;
  emit({ kind: 'plan', items: plan.items.map((item) => ({ ...item })), totalS: plan.totalS });
  bench.onRound(() => emit(sampleOf(bench, now)));
  let leftA: Readonly<Record<string, number>> = {};
  try {
    await Promise.all(bench.chargers.map((charger) => bench.set(charger, 0)));
    for (const item of plan.items) {
      now = bench.chargers.find((charger) => charger.plan.id === item.charger);
      emit({ kind: 'item', id: item.id, atS: bench.deviceMs() / 1000 });
      let overload: SiteVerdict | null = null;
      const { verdict, finding } = await runOne(run, item, now).catch((error: unknown) => {
        overload = overloadOf(error);
        if (overload === null) throw error;
        return { verdict: overload, finding: null };
      });
      judged.push({ item, verdict, finding });
      emit({
        kind: 'verdict',
        id: item.id,
        ...plain(verdict),
        wiring: now ? viewWiring(now, finding) : null,
      });
      if (overload !== null) break;
      if (now !== undefined && now.look !== null) await bench.set(now, 0);
    }
  } finally {
    leftA = await bench.retreat();
  }
  const isSimulated = bench.meters.some(({ session }) => session.identity()?.practice === true);
  return resultOf(run, judged, isSimulated || bench.chargers.some(({ isVirtual }) => isVirtual), leftA);
};
