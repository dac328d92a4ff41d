import { createCarCurrent } from './carCurrent.ts';
import type { Random } from './random.ts';
import type { ScenarioCar } from './scenarioSchema.ts';

const voltageV = 230;

/** A car at a charger. Currents are per loaded connector phase. */
export interface PlantCar {
  readonly car: ScenarioCar;
  readonly deliveredWh: () => number;
  readonly drawnA: () => number;
  /** Connector phases it loads now: the first so many. */
  readonly phases: () => number;
  readonly isFull: () => boolean;
  /** True while its current still moves or a change is still to come. */
  readonly isMoving: () => boolean;
  readonly wake: () => void;
  /** Lets time pass with `offeredA` at the pilot. */
  readonly step: (offeredA: number, nowS: number, dtS: number) => void;
}

/** Plugs a car in; delays, ramps and the start are drawn from `random`. */
export const createPlantCar = (car: ScenarioCar, random: Random): PlantCar => {
  const current = createCarCurrent(car.arriveS, random);
  const minA = car.minA ?? 6;
  const maxA = car.maxA ?? 32;
  const needWh = car.needKwh * 1000;
  let deliveredWh = 0;
  let offeredBefore = 0;
  let mayStartS: number | null = null;
  let pausedS: number | null = null;
  let isAsleep = false;
  let phases: number = car.addsPhasesAtS === undefined ? car.phases : 1;
  let isMoving = false;

  const isFull = () => deliveredWh >= needWh;
  const appetiteA = () => {
    const share = deliveredWh / needWh;
    const from = car.taperFrom ?? 1;
    if (share < from || from >= 1) return maxA;
    return Math.max(2, maxA * (1 - (share - from) / (1 - from)));
  };
  const noteOffer = (offeredA: number, nowS: number) => {
    if (offeredA === offeredBefore) return;
    offeredBefore = offeredA;
    current.restart(nowS);
    if (offeredA >= minA) mayStartS ??= nowS;
    if (offeredA >= minA) pausedS = null;
    else pausedS ??= nowS;
  };
  const targetOf = (offeredA: number, nowS: number): number => {
    if (car.refusesToResume === true && pausedS !== null && deliveredWh > 0 && nowS - pausedS > 60)
      isAsleep = true;
    if (offeredA < minA || isFull() || isAsleep) return 0;
    if (mayStartS !== null && nowS - mayStartS < (car.lateS ?? 0)) return 0;
    return Math.min(offeredA, appetiteA());
  };

  return {
    car,
    deliveredWh: () => deliveredWh,
    drawnA: current.drawnA,
    phases: () => phases,
    isFull,
    isMoving: () => isMoving,
    wake: () => {
      isAsleep = false;
    },
    step: (offeredA, nowS, dtS) => {
      noteOffer(offeredA, nowS);
      if (car.addsPhasesAtS !== undefined && nowS >= car.addsPhasesAtS) phases = car.phases;
      isMoving = current.move(targetOf(offeredA, nowS), nowS, dtS);
      deliveredWh = Math.min(needWh, deliveredWh + (current.drawnA() * phases * voltageV * dtS) / 3600);
    },
  };
};
