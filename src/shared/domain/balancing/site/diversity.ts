import { boardDiversity } from '#shared/domain/countryRules.ts';
import { perPhaseLimit } from './rotation.ts';
import type { Site, SiteNode } from './siteSchema.ts';

/**
 * The factor on the limit of a node, and why: told in the plan; 1 because control keeps the circuits of the board low
 * enough (`held`), or because there is nothing side by side (`none`); else what a board has without a word of its maker.
 */
export interface CountedDiversity {
  readonly factor: number;
  readonly by: 'told' | 'held' | 'board' | 'none';
  /** Boards and chargers fed from the node. */
  readonly circuits: number;
  /** Most that control lets through to them together, and what they may carry side by side for long (A). */
  readonly flowsA: number;
  readonly allowedA: number;
}

interface Circuit {
  readonly ratedA: number;
  readonly mostA: number;
}

const highest = (node: SiteNode): number => Math.max(...perPhaseLimit(node.limitA));

/** Most that the chargers in and below each node may draw. */
const drawnBelow = (site: Site): ReadonlyMap<string, number> => {
  const parentOf = new Map(site.nodes.map(({ id, parent }) => [id, parent]));
  const found = new Map<string, number>();
  for (const { node, maxA } of site.chargers) {
    const seen = new Set<string>();
    for (let at: string | null | undefined = node; at && !seen.has(at); at = parentOf.get(at)) {
      seen.add(at);
      found.set(at, (found.get(at) ?? 0) + maxA);
    }
  }
  return found;
};

const boardCircuit = (node: SiteNode, chargersA: number): Circuit => {
  const baseA = Math.max(0, ...perPhaseLimit(node.baseLoadA ?? 0));
  return { ratedA: node.breakerA ?? highest(node), mostA: Math.min(highest(node), baseA + chargersA) };
};

const circuitsOf = (site: Site): ReadonlyMap<string, readonly Circuit[]> => {
  const found = new Map<string, Circuit[]>();
  const add = (at: string, circuit: Circuit) => {
    const known = found.get(at);
    if (known === undefined) found.set(at, [circuit]);
    else known.push(circuit);
  };
  const below = drawnBelow(site);
  for (const node of site.nodes)
    if ((node.parent ?? null) !== null) add(node.parent ?? '', boardCircuit(node, below.get(node.id) ?? 0));
  for (const { node, maxA, breakerA } of site.chargers) add(node, { ratedA: breakerA ?? maxA, mostA: maxA });
  return found;
};

const tenth = (a: number): number => Math.round(a * 10) / 10;

/**
 * Tells what diversity counts at each node of a site; check, proof, allocation and tests ask here. The factor of
 * IEC 61439 is about neighbours that are all loaded for long: control that never lets more through than they may carry
 * together needs none (IEC 60364-7-722, 722.311: diversity only with load control).
 */
export const diversityOf = (site: Site): ((node: SiteNode) => CountedDiversity) => {
  const byNode = circuitsOf(site);
  return (node) => {
    const circuits = byNode.get(node.id) ?? [];
    const sum = (of: (circuit: Circuit) => number) => circuits.reduce((total, each) => total + of(each), 0);
    const usual = site.profile?.diversity === false ? 1 : boardDiversity(circuits.length);
    const allowedA = tenth(usual * sum(({ ratedA }) => ratedA));
    const flowsA = tenth(
      Math.min(
        highest(node),
        sum(({ mostA }) => mostA),
      ),
    );
    const counted = { circuits: circuits.length, flowsA, allowedA };
    if (node.diversity !== undefined) return { ...counted, factor: node.diversity, by: 'told' };
    if (usual === 1) return { ...counted, factor: 1, by: 'none' };
    return flowsA <= allowedA
      ? { ...counted, factor: 1, by: 'held' }
      : { ...counted, factor: usual, by: 'board' };
  };
};
