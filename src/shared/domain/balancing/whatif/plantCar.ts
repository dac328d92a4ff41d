import { between, type Random } from './random.ts';
import type { ScenarioCar } from './scenarioSchema.ts';

const voltageV = 230;
/** A car follows a lower offer completely within this time (IEC 61851-1, table A.6). */
const followS = 5;

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
  const delayS = between(random, 2, 4.5);
  const rampAps = between(random, 2, 6);
  const minA = car.minA ?? 6;
  const maxA = car.maxA ?? 32;
  const needWh = car.needKwh * 1000;
  let deliveredWh = 0;
  let drawnA = 0;
  let offeredBefore = 0;
  let changedS = car.arriveS;
  let fromA = 0;
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
    changedS = nowS;
    fromA = drawnA;
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
  const move = (targetA: number, nowS: number, dtS: number) => {
    const sinceS = nowS - changedS;
    if (sinceS < delayS && sinceS < followS) return true;
    if (targetA >= drawnA) drawnA = Math.min(targetA, drawnA + rampAps * dtS);
    else {
      const leftS = Math.max(0, followS - sinceS);
      const byA = leftS <= dtS ? drawnA : Math.max(rampAps, (fromA - targetA) / leftS) * dtS;
      drawnA = Math.max(targetA, drawnA - byA);
    }
    return drawnA !== targetA;
  };

  return {
    car,
    deliveredWh: () => deliveredWh,
    drawnA: () => drawnA,
    phases: () => phases,
    isFull,
    isMoving: () => isMoving,
    wake: () => {
      isAsleep = false;
    },
    step: (offeredA, nowS, dtS) => {
      noteOffer(offeredA, nowS);
      if (car.addsPhasesAtS !== undefined && nowS >= car.addsPhasesAtS) phases = car.phases;
      isMoving = move(targetOf(offeredA, nowS), nowS, dtS);
      deliveredWh = Math.min(needWh, deliveredWh + (drawnA * phases * voltageV * dtS) / 3600);
    },
  };
};
