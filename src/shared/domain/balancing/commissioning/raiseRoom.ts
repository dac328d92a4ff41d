import { noAmps, type PhaseAmps } from '#shared/domain/balancing/phases.ts';
import { diversityOf } from '#shared/domain/balancing/site/diversity.ts';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import type { Site, SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';

/** A charger as it stands now. */
export interface ChargerNow {
  /** Last set-point, or its fall-back while nobody steers it (A). */
  readonly setA: number;
  /** Highest phase it draws; null when it does not say. */
  readonly drawnA: number | null;
}

export interface SiteNow {
  readonly chargers: ReadonlyMap<string, ChargerNow>;
  /** Fresh readings by node; null = its meter is silent, too old or doubtful. */
  readonly meters: ReadonlyMap<string, PhaseAmps | null>;
}

/** The node that stands in the way; `room` is the highest set-point that fits. */
export interface RaiseRoom {
  readonly roomA: number;
  readonly node: string;
  readonly isMeterSilent: boolean;
}

/** What may flow through a node on each phase (A). */
export const usableA = (node: SiteNode, factor: number): PhaseAmps => {
  const [l1, l2, l3] = perPhaseLimit(node.limitA);
  const usable = (limitA: number) => Math.floor(limitA * factor - (node.marginA ?? 0));
  return [usable(l1), usable(l2), usable(l3)];
};

/** The nodes from one up to the main fuse. */
export const pathOf = (site: Site, start: string): readonly SiteNode[] => {
  const byId = new Map(site.nodes.map((node) => [node.id, node]));
  const path: SiteNode[] = [];
  for (let node = byId.get(start); node !== undefined && !path.includes(node); ) {
    path.push(node);
    node = byId.get(node.parent ?? '');
  }
  return path;
};

const roomAt = (site: Site, node: SiteNode, charger: string, now: SiteNow): number | null => {
  const below = site.chargers.filter(({ node: at }) => pathOf(site, at).some(({ id }) => id === node.id));
  const others = below.filter(({ id }) => id !== charger).map(({ id }) => now.chargers.get(id));
  const own = now.chargers.get(charger);
  const usable = usableA(node, diversityOf(site)(node).factor);
  if (node.meter === undefined) {
    const base = perPhaseLimit(node.baseLoadA ?? [...noAmps]);
    const taken = others.reduce((sum, other) => sum + (other?.setA ?? 0), 0);
    return Math.min(...usable.map((limitA, phase) => limitA - Math.max(0, base[phase] ?? 0))) - taken;
  }
  const reading = now.meters.get(node.id) ?? null;
  if (reading === null) return null;
  // Without its sign: a transformer the wrong way round must not make room.
  const free = Math.min(...usable.map((limitA, phase) => limitA - Math.abs(reading[phase as 0 | 1 | 2])));
  const mayStillCome = others.reduce(
    (sum, other) => sum + Math.max(0, (other?.setA ?? 0) - (other?.drawnA ?? 0)),
    0,
  );
  return free - mayStillCome + (own?.drawnA ?? 0);
};

/**
 * The highest set-point a charger may get now, on every phase of every node above it: nodes with a meter by what it
 * shows, the others by their drawn base load and every set-point below. Whole amperes.
 */
export const raiseRoom = (site: Site, charger: string, now: SiteNow): RaiseRoom => {
  const place = site.chargers.find(({ id }) => id === charger);
  let least: RaiseRoom = { roomA: place?.maxA ?? 0, node: '', isMeterSilent: false };
  for (const node of pathOf(site, place?.node ?? '')) {
    const roomA = roomAt(site, node, charger, now);
    if (roomA === null) return { roomA: 0, node: node.id, isMeterSilent: true };
    if (Math.floor(roomA) < least.roomA)
      least = { roomA: Math.max(0, Math.floor(roomA)), node: node.id, isMeterSilent: false };
  }
  return least;
};

/** The first phase of a metered node that carries more than it may, beyond what a meter's last digit can be. */
export const overloadedPhase = (
  site: Site,
  meters: SiteNow['meters'],
): {
  readonly node: string;
  readonly phase: string;
  readonly measuredA: number;
  readonly limitA: number;
} | null => {
  for (const node of site.nodes) {
    const reading = meters.get(node.id);
    if (!reading) continue;
    const limits = perPhaseLimit(node.limitA);
    for (const phase of [0, 1, 2] as const) {
      const measuredA = Math.abs(reading[phase]);
      if (measuredA > limits[phase] + 0.5)
        return {
          node: node.id,
          phase: `L${phase + 1}`,
          measuredA: Math.round(measuredA * 10) / 10,
          limitA: limits[phase],
        };
    }
  }
  return null;
};
