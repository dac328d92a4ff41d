import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { type ControlStep, planControlTest, settleMs } from '#shared/domain/controlTest.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';

/** The tests of a whole site, in the order they run. */
export const siteTests = ['phases', 'sweep', 'pause', 'failsafe', 'breaker', 'all-cars'] as const;
export type SiteTest = (typeof siteTests)[number];

/** One test of one charger, or of the site (`charger` null); `lastsS` is what it usually takes, in device time. */
export interface SiteTestItem {
  readonly id: string;
  readonly test: SiteTest;
  readonly charger: string | null;
  readonly lastsS: number;
}

export interface SiteTestPlan {
  readonly items: readonly SiteTestItem[];
  readonly totalS: number;
}

const usualSetpoints = [6, 8, 10, 13, 16, 20, 25, 32];
const settleS = settleMs / 1000 + 3;
/** A step up or down with its settling and the readings of the meter. */
const phaseStepS = 15;
const usualPhaseSteps = 5;
const breakerS = 60;
const fillS = 60;
const usualTimeoutS = 60;
/** The step whose answer on the meter is looked for. */
export const phaseStepA = 4;

/** 6-8-10-13-16-(20-25-32)-6 up to the charger's maximum, which is always one of them. */
export const sweepSetpoints = (minA: number, maxA: number): readonly number[] => {
  const up = [...new Set([minA, ...usualSetpoints.filter((a) => a > minA && a < maxA), maxA])];
  return maxA > minA ? [...up, minA] : up;
};

const minOf = (charger: SiteCharger): number => Math.max(minimumA, charger.minA ?? minimumA);
const timeoutOf = (charger: SiteCharger): number => charger.timeoutS ?? usualTimeoutS;

const lastsS = (test: SiteTest, charger: SiteCharger): number => {
  switch (test) {
    case 'phases':
      return usualPhaseSteps * phaseStepS;
    case 'sweep':
      return (sweepSetpoints(minOf(charger), charger.maxA).length + 1) * settleS;
    case 'pause':
      return 3 * settleS;
    case 'failsafe':
      return timeoutOf(charger) + 3 * settleS;
    case 'breaker':
      return breakerS;
    case 'all-cars':
      return 0;
    default:
      return test satisfies never;
  }
};

/** Which tests of which chargers, one after another, with the time they take. */
export const planSiteTest = (
  site: Site,
  wanted: readonly SiteTest[],
  chargers: readonly string[],
): SiteTestPlan => {
  const chosen = site.chargers.filter(({ id }) => chargers.includes(id));
  const single = siteTests.filter((test) => test !== 'all-cars' && wanted.includes(test));
  const perCharger = (tests: readonly SiteTest[]): SiteTestItem[] =>
    chosen.flatMap((charger) =>
      tests.map((test) => ({
        ...{ id: `${charger.id}:${test}`, test, charger: charger.id },
        lastsS: lastsS(test, charger),
      })),
    );
  const items: SiteTestItem[] = [
    // Wiring first: what it finds is worth knowing before anything else is judged.
    ...perCharger(single.filter((test) => test === 'phases')),
    ...perCharger(single.filter((test) => test !== 'phases')),
  ];
  if (wanted.includes('all-cars') && chosen.length > 0) {
    const slowestS = Math.max(...chosen.map(timeoutOf));
    items.push({ id: 'site:all-cars', test: 'all-cars', charger: null, lastsS: fillS + slowestS + settleS });
  }
  return { items, totalS: items.reduce((sum, item) => sum + item.lastsS, 0) };
};

/** The steps of one charger as tests of control know them; `limitA` is never exceeded at any moment. */
export const controlSteps = (charger: SiteCharger, test: 'sweep' | 'pause' | 'failsafe'): ControlStep[] => {
  const minA = minOf(charger);
  const limitA = Math.max(minA, charger.maxA);
  const full = planControlTest({
    variant: 'full',
    limitA,
    minA,
    failsafeA: charger.fallbackA ?? 0,
    timeoutS: timeoutOf(charger),
    hasCar: true,
  }).steps;
  const byId = new Map(full.map((step) => [step.id, step]));
  const pick = (...ids: string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  if (test === 'pause') return pick('highest', 'pause', 'resume').map((step) => ({ ...step }));
  if (test === 'failsafe') return pick(limitA > minA ? 'highest' : 'lowest', 'failsafe', 'recovery');
  const [lowest] = pick('lowest');
  if (lowest === undefined) return [];
  return sweepSetpoints(minA, limitA).map((setpointA, index) => ({
    ...lowest,
    id: `sweep-${index}`,
    setpointA,
    // The next set-points of the sweep are the further attempts.
    furtherAttemptsA: setpointA < 10 ? [10] : [],
  }));
};
