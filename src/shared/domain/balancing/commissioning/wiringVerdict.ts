import { allPhases, indexOfPhase, type Phase } from '#shared/domain/balancing/phases.ts';
import { supplyPhases } from '#shared/domain/balancing/site/rotation.ts';
import type { Rotation, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Correlation } from './correlatePhases.ts';
import { type SiteVerdict, siteVerdict } from './siteVerdict.ts';

/** What the steps of one charger showed about its wiring. */
export interface WiringFinding {
  /** Supply phases that follow the car, also the wrong way round. */
  readonly found: readonly Phase[];
  /** Supply phases the plan expects this car on; undefined where the plan does not say. */
  readonly planned: readonly Phase[] | null;
  /** Phases whose transformer sits the wrong way round. */
  readonly reversed: readonly Phase[];
  /** The rotation that explains what was found; null where this car cannot show it. */
  readonly rotation: Rotation | null;
  readonly verdict: SiteVerdict;
}

const rotations = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const satisfies readonly Rotation[];

const same = (a: readonly Phase[], b: readonly Phase[]): boolean =>
  a.length === b.length && a.every((phase) => b.includes(phase));

const named = (phases: readonly Phase[]): string => phases.map((phase) => `L${phase}`).join(' + ');

/** The right-handed rotation that puts the first `loaded` connector phases on these supply phases. */
export const rotationOf = (found: readonly Phase[], loaded: number): Rotation | null => {
  // A car on all three phases looks the same in every rotation.
  if (loaded >= 3 || found.length !== loaded) return null;
  return rotations.find((each) => same((supplyPhases(each) ?? []).slice(0, loaded), found)) ?? null;
};

const plannedPhases = (charger: SiteCharger, loaded: number): readonly Phase[] | null => {
  if (loaded >= 3) return allPhases;
  return supplyPhases(charger.rotation)?.slice(0, loaded) ?? null;
};

const verdictOf = (
  correlation: Correlation,
  loaded: number,
  found: readonly Phase[],
  planned: readonly Phase[] | null,
): SiteVerdict => {
  const { phases, steps } = correlation;
  const of = (kind: string): readonly Phase[] =>
    allPhases.filter((phase) => phases[indexOfPhase(phase)].kind === kind);
  const reversed = of('reversed');
  if (reversed.length > 0) return siteVerdict('fail', 'ct-reversed', { phases: named(reversed) });
  const ratio = phases.find((phase) => phase.kind === 'ratio');
  if (ratio?.kind === 'ratio')
    return siteVerdict('fail', 'ct-ratio', { phases: named(of('ratio')), factor: ratio.factor });
  if (!correlation.isDecided) return siteVerdict('not-proven', 'phases-open', { steps });
  if (found.length === 0) return siteVerdict('fail', 'not-below-meter', { steps });
  if (found.length !== loaded)
    return siteVerdict('fail', 'phase-count', { phases: named(found), loaded, found: found.length });
  if (loaded >= 3) return siteVerdict('pass', 'phases-all', { steps });
  if (planned === null) return siteVerdict('warn', 'phases-not-planned', { phases: named(found), steps });
  return same(found, planned)
    ? siteVerdict('pass', 'phases-as-planned', { phases: named(found), steps })
    : siteVerdict('fail', 'phases-differ', { phases: named(found), planned: named(planned), steps });
};

/** Compares what followed a charger with the plan; `loaded` = phases its car draws on, from the charger's own meter. */
export const judgeWiring = (
  charger: SiteCharger,
  correlation: Correlation,
  loaded: number,
): WiringFinding => {
  const of = (...kinds: readonly string[]): readonly Phase[] =>
    allPhases.filter((phase) => kinds.includes(correlation.phases[indexOfPhase(phase)].kind));
  const found = of('loads', 'reversed');
  const planned = plannedPhases(charger, loaded);
  const isClear = correlation.isDecided && of('ratio').length === 0;
  return {
    found,
    planned,
    reversed: of('reversed'),
    rotation: isClear ? rotationOf(found, loaded) : null,
    verdict: verdictOf(correlation, loaded, found, planned),
  };
};

/**
 * True when several chargers were found elsewhere than planned and one exchange of the meter's phases explains every
 * one of them: then the meter is wired wrongly, not the chargers.
 */
export const isMeterSwapped = (findings: readonly WiringFinding[]): boolean => {
  const seenAs = new Map<Phase, Phase>();
  let differing = 0;
  for (const { found, planned } of findings) {
    const [at] = found;
    const [from] = planned ?? [];
    if (found.length !== 1 || planned?.length !== 1 || at === undefined || from === undefined) continue;
    const before = seenAs.get(from);
    if (before !== undefined && before !== at) return false;
    seenAs.set(from, at);
    if (at !== from) differing += 1;
  }
  return differing >= 2 && seenAs.size >= 2 && new Set(seenAs.values()).size === seenAs.size;
};
