import { compileTree } from '#shared/domain/balancing/allocate/tree.ts';
import { indexOfPhase } from '#shared/domain/balancing/phases.ts';
import { supplyPhases } from '#shared/domain/balancing/site/rotation.ts';
import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { BaseTrace } from './generateBase.ts';
import { createPlantCar, type PlantCar } from './plantCar.ts';
import { createPlantCharger, type PlantCharger } from './plantCharger.ts';
import { createRandom } from './random.ts';
import type { ScenarioCar } from './scenarioSchema.ts';

/** A charger in the plant with the car at it. */
export interface Place {
  readonly site: SiteCharger;
  readonly charger: PlantCharger;
  /** Indexes of the nodes up to the root. */
  readonly path: readonly number[];
  readonly car: () => PlantCar | null;
  /** Current on L1, L2, L3 of the supply. */
  readonly drawnA: () => readonly [number, number, number];
}

/** The installation itself: loads, chargers, cars. Flat arrays are node × 3 + phase. */
export interface Plant {
  readonly places: readonly Place[];
  readonly baseA: Float64Array;
  readonly evA: Float64Array;
  readonly nodePaths: ReadonlyMap<string, readonly number[]>;
  /** Lets time pass up to `nowS`; cars that leave are handed to `left`. */
  readonly step: (nowS: number, dtS: number, left: (place: Place, car: PlantCar) => void) => void;
  /** Next moment at which something comes, goes or changes by itself. */
  readonly nextEventS: (nowS: number) => number;
  readonly isMoving: () => boolean;
}

interface Slot {
  readonly place: Place;
  readonly waiting: ScenarioCar[];
  car: PlantCar | null;
}

const createSlot = (charger: SiteCharger, path: readonly number[], cars: readonly ScenarioCar[]): Slot => {
  const supply = supplyPhases(charger.rotation) ?? [1, 2, 3];
  const slot: Slot = {
    waiting: cars.filter((car) => car.charger === charger.id).sort((a, b) => a.arriveS - b.arriveS),
    car: null,
    place: {
      site: charger,
      charger: createPlantCharger(charger),
      path,
      car: () => slot.car,
      drawnA: () => {
        const found: [number, number, number] = [0, 0, 0];
        if (slot.car === null) return found;
        const count = charger.phases === 1 ? 1 : slot.car.phases();
        for (const phase of supply.slice(0, count)) found[indexOfPhase(phase)] = slot.car.drawnA();
        return found;
      },
    },
  };
  return slot;
};

/** Adds a trace to its node and everything above it, from the step that is in force. */
const createBase = (
  traces: readonly BaseTrace[],
  paths: ReadonlyMap<string, readonly number[]>,
  size: number,
) => {
  const cursors = traces.map(() => -1);
  const baseA = new Float64Array(size);
  const apply = (nowS: number) => {
    let hasChanged = false;
    for (const [index, { steps }] of traces.entries()) {
      let at = cursors[index] ?? -1;
      while ((steps[at + 1]?.atS ?? Number.POSITIVE_INFINITY) <= nowS) at += 1;
      if (at !== cursors[index]) hasChanged = true;
      cursors[index] = at;
    }
    if (!hasChanged) return;
    baseA.fill(0);
    for (const [index, { steps, node }] of traces.entries()) {
      const a = steps[cursors[index] ?? -1]?.a ?? [0, 0, 0];
      for (const at of paths.get(node) ?? [])
        for (const phase of [0, 1, 2] as const)
          baseA[at * 3 + phase] = (baseA[at * 3 + phase] ?? 0) + a[phase];
    }
  };
  const nextS = () =>
    Math.min(
      ...traces.map(({ steps }, index) => steps[(cursors[index] ?? -1) + 1]?.atS ?? Number.POSITIVE_INFINITY),
    );
  return { baseA, apply, nextS };
};

const changeCar = (
  slot: Slot,
  nowS: number,
  seed: number,
  left: (place: Place, car: PlantCar) => void,
): void => {
  const { car, waiting } = slot;
  if (car !== null && nowS >= car.car.leaveS) {
    left(slot.place, car);
    slot.car = null;
  }
  const next = waiting[0];
  if (slot.car !== null || next === undefined || nowS < next.arriveS) return;
  waiting.shift();
  slot.car = createPlantCar(next, createRandom(seed + next.arriveS));
};

const eventOf = ({ car, waiting }: Slot, nowS: number): number => {
  if (car === null) return waiting[0]?.arriveS ?? Number.POSITIVE_INFINITY;
  const addsS = car.car.addsPhasesAtS ?? 0;
  return addsS > nowS ? Math.min(addsS, car.car.leaveS) : car.car.leaveS;
};

/** Builds the installation of a site. */
export const createPlant = (
  site: Site,
  traces: readonly BaseTrace[],
  cars: readonly ScenarioCar[],
  seed: number,
): Plant => {
  const nodes = site.nodes.map(({ id, parent }) => ({
    id,
    parent: parent ?? null,
    limitA: [0, 0, 0] as [0, 0, 0],
  }));
  const tree = compileTree({ nodes, chargers: [] });
  const nodePaths = new Map(site.nodes.map(({ id }, index) => [id, tree.ancestors(index)]));
  const base = createBase(traces, nodePaths, site.nodes.length * 3);
  const evA = new Float64Array(site.nodes.length * 3);
  const slots = site.chargers.map((charger) => createSlot(charger, nodePaths.get(charger.node) ?? [], cars));
  const sum = () => {
    evA.fill(0);
    for (const { place, car } of slots) {
      if (car === null || car.drawnA() === 0) continue;
      const drawn = place.drawnA();
      for (const at of place.path)
        for (const phase of [0, 1, 2] as const)
          evA[at * 3 + phase] = (evA[at * 3 + phase] ?? 0) + drawn[phase];
    }
  };
  return {
    places: slots.map(({ place }) => place),
    baseA: base.baseA,
    evA,
    nodePaths,
    step: (nowS, dtS, left) => {
      base.apply(nowS);
      for (const [index, slot] of slots.entries()) {
        changeCar(slot, nowS, seed + index * 7919, left);
        slot.place.charger.step(nowS);
        slot.car?.step(slot.place.charger.pilotA(), nowS, dtS);
      }
      sum();
    },
    nextEventS: (nowS) => Math.min(base.nextS(), ...slots.map((slot) => eventOf(slot, nowS))),
    isMoving: () => slots.some(({ place, car }) => !place.charger.isSettled() || car?.isMoving() === true),
  };
};
