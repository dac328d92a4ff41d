import type { PerPhase } from '#simulator/charger/meter.ts';
import type { Flow } from '#simulator/meter/meterReading.ts';
import { type BaseLoad, createBaseLoad } from './baseLoad.ts';
import type { LayoutNode, Order, SiteLayout } from './layout.types.ts';

/** A charger at its place in the tree. */
export interface WiredCharger {
  readonly node: string;
  readonly wired: Order;
  /** What it draws on its own phases 1, 2, 3 now (A). */
  drawnA(): PerPhase;
}

/** The truth about a node at this moment. */
export interface NodeNow {
  readonly id: string;
  readonly parent: string | null;
  readonly limitA: PerPhase;
  readonly isOn: boolean;
  /** What flows through its fuse: base load and chargers of this node and those below. */
  readonly currentA: PerPhase;
  readonly baseA: PerPhase;
  readonly voltageV: PerPhase;
}

export interface SiteWiring {
  nodes(): readonly NodeNow[];
  /** What flows at a node; undefined for an unknown one. */
  flow(id: string): Flow | undefined;
  base(id: string): BaseLoad | undefined;
  /** The breaker of a node; false for an unknown one. */
  switchNode(id: string, isOn: boolean): boolean;
  /** Whether a node and all above it are on. */
  isFed(id: string): boolean;
}

const nothing: PerPhase = [0, 0, 0];
const nominal: PerPhase = [230, 230, 230];

const add = (a: PerPhase, b: PerPhase): PerPhase => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** Currents on the supply phases behind a charger's own ones. */
export const onSupply = (drawnA: PerPhase, wired: Order): PerPhase => {
  const supply: [number, number, number] = [0, 0, 0];
  for (const own of [0, 1, 2] as const) {
    const phase = (Number(wired.charAt(2 * own + 1)) - 1) as 0 | 1 | 2;
    supply[phase] += drawnA[own];
  }
  return supply;
};

/** Sums what flows at every node of a site; `deviceMs` is the time base loads follow. */
export const createSiteWiring = (
  layout: SiteLayout,
  chargers: readonly WiredCharger[],
  deviceMs: () => number,
): SiteWiring => {
  const bases = new Map(layout.nodes.map(({ id, base }) => [id, createBaseLoad(base)]));
  const byId = new Map(layout.nodes.map((node) => [node.id, node]));
  const off = new Set<string>();

  const isFed = (id: string): boolean => {
    for (let node = byId.get(id); node !== undefined; ) {
      if (off.has(node.id)) return false;
      if (node.parent === null) return true;
      node = byId.get(node.parent);
    }
    return false;
  };
  const ownBase = (id: string): PerPhase =>
    isFed(id) ? (bases.get(id)?.at(deviceMs()) ?? nothing) : nothing;
  const through = (id: string): PerPhase => {
    const own = chargers
      .filter(({ node }) => node === id)
      .map((charger) => (isFed(id) ? onSupply(charger.drawnA(), charger.wired) : nothing));
    const below = layout.nodes.filter(({ parent }) => parent === id).map((node) => through(node.id));
    return [...own, ...below].reduce(add, ownBase(id));
  };
  const flowOf = (node: LayoutNode): Flow => ({
    currentA: through(node.id),
    voltageV: isFed(node.id) ? nominal : nothing,
  });

  return {
    nodes: () =>
      layout.nodes.map((node) => ({
        id: node.id,
        parent: node.parent,
        limitA: node.limitA,
        isOn: !off.has(node.id),
        baseA: ownBase(node.id),
        ...flowOf(node),
      })),
    flow: (id) => {
      const node = byId.get(id);
      return node && flowOf(node);
    },
    base: (id) => bases.get(id),
    switchNode: (id, isOn) => {
      if (!byId.has(id)) return false;
      if (isOn) off.delete(id);
      else off.add(id);
      return true;
    },
    isFed,
  };
};
