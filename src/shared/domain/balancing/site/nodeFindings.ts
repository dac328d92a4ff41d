import { noAmps } from '#shared/domain/balancing/phases.ts';
import { guideCurrentA } from '#shared/domain/cableGuide.ts';
import { boardDiversity } from '#shared/domain/countryRules.ts';
import { countryProfiles } from './countryProfile.ts';
import type { CountedDiversity } from './diversity.ts';
import { perPhaseLimit } from './rotation.ts';
import { type SiteFinding, siteFinding } from './siteRules.ts';
import type { Site, SiteNode } from './siteSchema.ts';

/** No supply of a building reaches this far. */
const mostA = 2500;
const smallestA = 6;
const phases = ['L1', 'L2', 'L3'] as const;

interface Around {
  readonly site: Site;
  readonly nodes: ReadonlyMap<string, SiteNode>;
  readonly diversity: (node: SiteNode) => CountedDiversity;
}

/** Ampacity of a cable: as told, else the guide value; null = the guide does not reach. */
export const cableA = (cable: SiteNode['cable']): number | null | undefined => {
  if (cable === undefined) return undefined;
  if (cable.ampacityA !== undefined) return cable.ampacityA;
  if (cable.mm2 === undefined || cable.material !== 'copper') return null;
  return guideCurrentA(cable.mm2, cable.laying ?? 'B2', cable.isWarm ?? true);
};

const limitFindings = (node: SiteNode, { nodes }: Around): SiteFinding[] => {
  const found: SiteFinding[] = [];
  const { id, breakerA } = node;
  const limits = perPhaseLimit(node.limitA);
  const [lowest, limitA] = [Math.min(...limits), Math.max(...limits)];
  const field = `nodes/${id}/limitA`;
  if (lowest < 0) found.push(siteFinding('site-limit-negative', field, { node: id, limitA: lowest }));
  if (limitA > mostA) found.push(siteFinding('site-limit-absurd', field, { node: id, limitA, mostA }));
  for (const [at, phase] of phases.entries())
    if (limits[at] === 0) found.push(siteFinding('site-limit-zero', field, { node: id, phase }));
  if (breakerA !== undefined && limitA > breakerA)
    found.push(siteFinding('site-limit-above-breaker', field, { node: id, limitA, breakerA }));
  const parent = nodes.get(node.parent ?? '');
  const parentA = parent === undefined ? undefined : Math.max(...perPhaseLimit(parent.limitA));
  if (parent !== undefined && parentA !== undefined && limitA > parentA)
    found.push(
      siteFinding('site-limit-above-parent', field, { node: id, limitA, parent: parent.id, parentA }),
    );
  return found;
};

const cableFindings = (node: SiteNode): SiteFinding[] => {
  const ampacityA = cableA(node.cable);
  const field = `nodes/${node.id}/cable`;
  if (ampacityA === undefined) return [];
  if (ampacityA === null) return [siteFinding('site-cable-unknown', field, { node: node.id })];
  const limitA = Math.max(...perPhaseLimit(node.limitA));
  const found: SiteFinding[] = [];
  if (node.breakerA !== undefined && node.breakerA > ampacityA)
    found.push(
      siteFinding('site-breaker-above-cable', field, {
        node: node.id,
        breakerA: node.breakerA,
        cableA: ampacityA,
      }),
    );
  if (limitA > ampacityA)
    found.push(siteFinding('site-limit-above-cable', field, { node: node.id, limitA, cableA: ampacityA }));
  return found;
};

const boardFindings = (node: SiteNode, around: Around): SiteFinding[] => {
  const found: SiteFinding[] = [];
  const { id, diversity, marginA } = node;
  const limitA = Math.max(...perPhaseLimit(node.limitA));
  if (diversity !== undefined && !(diversity > 0 && diversity <= 1))
    found.push(
      siteFinding('site-diversity-absurd', `nodes/${id}/diversity`, { node: id, factor: diversity }),
    );
  const { by, circuits, flowsA, allowedA } = around.diversity(node);
  if (by === 'held' || by === 'board')
    found.push(
      siteFinding(by === 'held' ? 'site-diversity-held' : 'site-diversity', `nodes/${id}/diversity`, {
        ...{ node: id, circuits, flowsA, allowedA },
        factor: boardDiversity(circuits),
      }),
    );
  if (marginA !== undefined && (marginA < 0 || marginA > limitA))
    found.push(siteFinding('site-margin-absurd', `nodes/${id}/marginA`, { node: id, marginA, limitA }));
  return found;
};

const baseFindings = (node: SiteNode): SiteFinding[] => {
  const { id } = node;
  const field = `nodes/${id}/baseLoadA`;
  // Also behind a meter: it is what counts when the meter falls silent.
  if (node.baseLoadA === undefined)
    return (node.parent ?? null) === null ? [siteFinding('site-base-unknown', field, { node: id })] : [];
  const limits = perPhaseLimit(node.limitA);
  const base = perPhaseLimit(node.baseLoadA ?? noAmps);
  return phases.flatMap((phase, at): SiteFinding[] => {
    const [limitA, baseA] = [limits[at] ?? 0, base[at] ?? 0];
    if (limitA === 0 && baseA === 0) return [];
    if (baseA > limitA)
      return [siteFinding('site-base-above-limit', field, { node: id, phase, baseA, limitA })];
    const leftA = Math.round((limitA - Math.max(0, baseA)) * 100) / 100;
    if (leftA >= smallestA) return [];
    return [siteFinding('site-base-leaves-little', field, { node: id, phase, leftA, minA: smallestA })];
  });
};

const cabinetFindings = (node: SiteNode, { site }: Around): SiteFinding[] => {
  const cabinet = countryProfiles[site.country ?? 'IEC'].cabinetA.value;
  if (cabinet === null || (node.parent ?? null) !== null) return [];
  const limitA = Math.max(...perPhaseLimit(node.limitA));
  const allowedA = cabinet[node.meterCabinet ?? 'unknown'];
  const field = `nodes/${node.id}/limitA`;
  if (limitA <= allowedA) return [];
  if (node.meterCabinet === undefined)
    return [siteFinding('site-cabinet-unknown', field, { node: node.id, cabinetA: allowedA })];
  return [siteFinding('site-cabinet', field, { node: node.id, limitA, cabinetA: allowedA })];
};

/** What is wrong or open with one node. */
export const nodeFindings = (node: SiteNode, around: Around): SiteFinding[] => [
  ...limitFindings(node, around),
  ...cableFindings(node),
  ...boardFindings(node, around),
  ...baseFindings(node),
  ...cabinetFindings(node, around),
];
