import type { Tree } from './tree.ts';

/** Resources of a slot: room on L1, L2, L3 in amperes, and room for power in amperes × phases. */
const perSlot = 4;
const power = 3;

/** Voltage the power of a set-point is worked out with. */
export const nominalV = 230;

/** What limits a slot: the node and the phase (0…2), or its power. */
export interface Bound {
  readonly node: number;
  readonly kind: 'phase' | 'power';
  readonly phase: 0 | 1 | 2;
}

/** A charger as the sums see it: its slots and the phases (0…2) it loads. */
export interface Load {
  readonly path: Int32Array;
  readonly phases: readonly (0 | 1 | 2)[];
}

/** What is left at every node and phase while set-points are handed out. */
export interface Rooms {
  /** Index of the first resource that has no room for `a` more amperes; -1 when it fits. */
  readonly blocked: (load: Load, a: number) => number;
  readonly take: (load: Load, a: number) => void;
  /** Takes a current that differs from phase to phase. */
  readonly takeEach: (path: Int32Array, a: readonly number[]) => void;
  readonly boundOf: (resource: number) => Bound;
  /** Smallest room over the resources of a load, in amperes of set-point. */
  readonly free: (load: Load) => number;
  /** The resource with the smallest room of a load. */
  readonly tightest: (load: Load) => number;
  readonly copy: () => Rooms;
}

const roomsOver = (room: Float64Array, node: Int32Array): Rooms => {
  const each = (load: Load, visit: (resource: number, factor: number) => boolean): void => {
    for (const slot of load.path) {
      const first = slot * perSlot;
      for (const phase of load.phases) if (visit(first + phase, 1)) return;
      if (visit(first + power, load.phases.length)) return;
    }
  };
  const roomAt = (resource: number) => room[resource] ?? 0;
  const blocked = (load: Load, a: number) => {
    for (const slot of load.path) {
      const first = slot * perSlot;
      for (const phase of load.phases) if (roomAt(first + phase) < a) return first + phase;
      if (roomAt(first + power) < a * load.phases.length) return first + power;
    }
    return -1;
  };
  const tightest = (load: Load) => {
    let least = Number.POSITIVE_INFINITY;
    let found = -1;
    each(load, (resource, factor) => {
      const left = roomAt(resource) / factor;
      if (left < least) [least, found] = [left, resource];
      return false;
    });
    return found;
  };
  return {
    blocked,
    take: (load, a) =>
      each(load, (resource, factor) => {
        room[resource] = roomAt(resource) - a * factor;
        return false;
      }),
    takeEach: (path, a) => {
      for (const slot of path) {
        const first = slot * perSlot;
        a.forEach((amps, phase) => {
          room[first + phase] = roomAt(first + phase) - amps;
          room[first + power] = roomAt(first + power) - amps;
        });
      }
    },
    boundOf: (resource) => {
      const kind = resource % perSlot;
      const phase = (kind === power ? 0 : kind) as 0 | 1 | 2;
      return { node: node[resource] ?? 0, kind: kind === power ? 'power' : 'phase', phase };
    },
    tightest,
    free: (load) => {
      const resource = tightest(load);
      if (resource < 0) return Number.POSITIVE_INFINITY;
      const factor = resource % perSlot === power ? load.phases.length : 1;
      return Math.floor(roomAt(resource) / factor);
    },
    copy: () => roomsOver(room.slice(), node),
  };
};

/** Opens the rooms of a tree: per slot the smallest capacity of its nodes. `capacityA` is per node and phase. */
export const createRooms = (tree: Tree, capacityA: readonly (readonly number[])[]): Rooms => {
  const room = new Float64Array(tree.slots * perSlot).fill(Number.POSITIVE_INFINITY);
  const node = new Int32Array(tree.slots * perSlot);
  const lower = (resource: number, value: number, at: number) => {
    if (value >= (room[resource] ?? 0)) return;
    room[resource] = value;
    node[resource] = at;
  };
  for (const at of tree.order) {
    const slot = tree.slot[at] ?? -1;
    if (slot < 0) continue;
    capacityA[at]?.forEach((amps, phase) => lower(slot * perSlot + phase, amps, at));
    const powerW = tree.nodes[at]?.powerW;
    if (powerW !== undefined) lower(slot * perSlot + power, Math.floor(powerW / nominalV), at);
  }
  return roomsOver(room, node);
};
