import { usualSettings } from '#shared/domain/balancing/allocate/settings.ts';
import { noAmps } from '#shared/domain/balancing/phases.ts';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { shortestTimeoutS } from '#shared/domain/controlFindings.ts';
import { isRefused } from '#shared/domain/finding.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { type FallbackFinding, fallbackFinding } from './fallbackRules.ts';
import { fallbackSums, type SumMoment, type WorkedSum } from './fallbackSums.ts';

/** The proof that a site stays safe when nobody steers. A plan may be applied only while `holds` is true. */
export interface FallbackProof {
  readonly holds: boolean;
  readonly sums: readonly WorkedSum[];
  readonly findings: readonly FallbackFinding[];
  /** Longest time a charger may be without control here. */
  readonly longestTimeoutS: number;
}

const aloneS = 60;
const sharedS = 30;

/** Longest time-out: 30 s where other loads share a fuse with the chargers, or nobody knows, else 60 s. */
export const longestTimeoutFor = (site: Site): number => {
  const root = site.nodes.find(({ parent }) => (parent ?? null) === null);
  const isAlone =
    root?.baseLoadA !== undefined &&
    site.nodes.every(({ baseLoadA }) => perPhaseLimit(baseLoadA ?? [...noAmps]).every((a) => a <= 0));
  return isAlone ? aloneS : sharedS;
};

const currentFindings = (charger: SiteCharger): FallbackFinding[] => {
  const { id, maxA, fallbackA, fallbackAction } = charger;
  const field = `chargers/${id}/fallbackA`;
  if (charger.ocpp !== undefined) return [];
  if (fallbackA === undefined)
    return [fallbackFinding('fallback-not-told', field, { charger: id, countedA: maxA })];
  const found: FallbackFinding[] = [];
  if (fallbackA < 0 || (fallbackA > 0 && fallbackA < minimumA))
    found.push(fallbackFinding('fallback-not-possible', field, { charger: id, fallbackA, minimumA }));
  if (fallbackA > maxA)
    found.push(fallbackFinding('fallback-above-maximum', field, { charger: id, fallbackA, maxA }));
  if (fallbackAction === 'hold')
    found.push(fallbackFinding('fallback-holds', `chargers/${id}/fallbackAction`, { charger: id, maxA }));
  return found;
};

const timeoutFinding = (
  charger: SiteCharger,
  minS: number,
  maxS: number,
  periodS: number,
): FallbackFinding => {
  const { id, timeoutS } = charger;
  const field = `chargers/${id}/timeoutS`;
  if (timeoutS === undefined) return fallbackFinding('timeout-not-told', field, { charger: id, maxS });
  if (timeoutS === 0) return fallbackFinding('timeout-off', field, { charger: id });
  if (timeoutS < shortestTimeoutS || !Number.isFinite(timeoutS))
    return fallbackFinding('timeout-below-watchdog', field, {
      charger: id,
      timeoutS,
      minS: shortestTimeoutS,
    });
  if (timeoutS < minS)
    return fallbackFinding('timeout-below-periods', field, { charger: id, timeoutS, periodS, minS });
  if (timeoutS > maxS) return fallbackFinding('timeout-above', field, { charger: id, timeoutS, maxS });
  return fallbackFinding('timeout-holds', field, { charger: id, timeoutS, minS, maxS });
};

const timeFindings = (site: Site, maxS: number): FallbackFinding[] => {
  const periodS = site.controller?.periodS;
  const minS = Math.max(shortestTimeoutS, Math.ceil(3 * (periodS ?? 0)));
  const found: FallbackFinding[] = [];
  if (periodS === undefined)
    found.push(fallbackFinding('period-not-told', 'controller/periodS', { longestS: Math.floor(maxS / 3) }));
  else if (minS > maxS)
    found.push(fallbackFinding('period-too-long', 'controller/periodS', { periodS, minS, maxS }));
  const ageS = site.controller?.settings?.meterLostS ?? usualSettings.meterLostS;
  const hasMeter = site.nodes.some(({ meter }) => meter !== undefined);
  if (hasMeter && ageS > maxS)
    found.push(fallbackFinding('meter-age-above', 'controller/settings/meterLostS', { ageS, maxS }));
  const steered = site.chargers.filter(({ ocpp }) => ocpp === undefined);
  return [...found, ...steered.map((charger) => timeoutFinding(charger, minS, maxS, periodS ?? 0))];
};

const sumFinding = ({ moment, node, phase, sumA, limitA, fits }: WorkedSum): FallbackFinding =>
  fallbackFinding(`${moment}-${fits ? 'fits' : 'above'}`, `nodes/${node}`, { node, phase, sumA, limitA });

const moments: readonly SumMoment[] = ['fallback', 'restart'];

/** Proves, for every node and phase and both moments, that the chargers fit without anybody steering them. */
export const fallbackProof = (site: Site): FallbackProof => {
  const longestTimeoutS = longestTimeoutFor(site);
  const sums = moments.flatMap((moment) => fallbackSums(site, moment));
  const root = site.nodes.find(({ parent }) => (parent ?? null) === null);
  const findings = [
    ...(root !== undefined && root.baseLoadA === undefined
      ? [fallbackFinding('base-not-told', `nodes/${root.id}/baseLoadA`, { node: root.id })]
      : []),
    ...site.chargers.flatMap(currentFindings),
    ...timeFindings(site, longestTimeoutS),
    ...sums.map(sumFinding),
  ];
  return { holds: !isRefused(findings), sums, findings, longestTimeoutS };
};
