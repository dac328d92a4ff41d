import { minimumA } from '#shared/domain/stageLimits.ts';
import { profileOf } from './countryProfile.ts';
import { cableA } from './nodeFindings.ts';
import { type SiteFinding, siteFinding } from './siteRules.ts';
import type { Site, SiteCharger, SiteNode } from './siteSchema.ts';

/** The control pilot ends here. */
const mostA = 80;

const currentFindings = (charger: SiteCharger): SiteFinding[] => {
  const { id, maxA, breakerA } = charger;
  const minA = charger.minA ?? minimumA;
  const found: SiteFinding[] = [];
  const field = `chargers/${id}`;
  if (!Number.isInteger(minA) || minA < minimumA || minA > mostA)
    found.push(siteFinding('site-min-not-possible', `${field}/minA`, { charger: id, minA }));
  if (!Number.isInteger(maxA) || maxA < minimumA || maxA > mostA)
    found.push(siteFinding('site-max-not-possible', `${field}/maxA`, { charger: id, maxA }));
  else if (minA > maxA)
    found.push(siteFinding('site-min-above-max', `${field}/maxA`, { charger: id, minA, maxA }));
  if (breakerA !== undefined && maxA > breakerA)
    found.push(siteFinding('site-max-above-breaker', `${field}/maxA`, { charger: id, maxA, breakerA }));
  const ampacityA = cableA(charger.cable);
  if (ampacityA === null) found.push(siteFinding('site-cable-unknown', `${field}/cable`, { node: id }));
  else if (ampacityA !== undefined && (breakerA ?? maxA) > ampacityA)
    found.push(
      siteFinding('site-breaker-above-cable', `${field}/cable`, {
        node: id,
        breakerA: breakerA ?? maxA,
        cableA: ampacityA,
      }),
    );
  return found;
};

const onePhaseFindings = (charger: SiteCharger, site: Site): SiteFinding[] => {
  const { id, maxA } = charger;
  const limitA = profileOf(site).onePhaseA;
  if (limitA === null || maxA <= limitA || charger.vehiclePhases === 3) return [];
  const params = { charger: id, maxA, limitA, country: site.country ?? 'IEC' };
  const isOnePhase = charger.phases === 1 || charger.vehiclePhases === 1;
  return [
    siteFinding(isOnePhase ? 'site-one-phase-above' : 'site-one-phase-car', `chargers/${id}/maxA`, params),
  ];
};

/** What is wrong or open with one charger. */
export const chargerFindings = (
  charger: SiteCharger,
  site: Site,
  nodes: ReadonlyMap<string, SiteNode>,
): SiteFinding[] => {
  const { id, node, rotation } = charger;
  return [
    ...(nodes.has(node)
      ? []
      : [siteFinding('site-charger-nowhere', `chargers/${id}/node`, { charger: id, node })]),
    ...currentFindings(charger),
    ...onePhaseFindings(charger, site),
    ...(rotation === undefined
      ? [siteFinding('site-rotation-unknown', `chargers/${id}/rotation`, { charger: id })]
      : []),
  ];
};
