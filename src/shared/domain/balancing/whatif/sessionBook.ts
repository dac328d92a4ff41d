import type { SessionResult } from './metrics.ts';
import type { PlantCar } from './plantCar.ts';

/** Writes down what happens to every car. */
export interface SessionBook {
  readonly step: (charger: string, car: PlantCar, setA: number, dtS: number) => void;
  readonly close: (charger: string, car: PlantCar, nowS: number) => void;
  readonly sessions: () => readonly SessionResult[];
}

interface Open {
  waitS: number;
  longestWaitS: number;
  chargingS: number;
  starts: number;
  raises: number;
  changes: number;
  setA: number;
  isDrawing: boolean;
}

const newPage = (): Open => ({
  waitS: 0,
  longestWaitS: 0,
  chargingS: 0,
  starts: 0,
  raises: 0,
  changes: 0,
  setA: 0,
  isDrawing: false,
});

/** Opens an empty book. */
export const createSessionBook = (): SessionBook => {
  const pages = new Map<PlantCar, Open>();
  const done: SessionResult[] = [];
  return {
    step: (_charger, car, setA, dtS) => {
      const page = pages.get(car) ?? newPage();
      pages.set(car, page);
      if (setA !== page.setA) page.changes += 1;
      if (setA > page.setA) page.raises += 1;
      page.setA = setA;
      const isDrawing = car.drawnA() > 0.5;
      if (isDrawing && !page.isDrawing) page.starts += 1;
      page.isDrawing = isDrawing;
      if (isDrawing) page.chargingS += dtS;
      page.waitS = car.isFull() || setA > 0 ? 0 : page.waitS + dtS;
      page.longestWaitS = Math.max(page.longestWaitS, page.waitS);
    },
    close: (charger, car, nowS) => {
      const { longestWaitS, chargingS, starts, raises, changes } = pages.get(car) ?? newPage();
      pages.delete(car);
      const { phases, arriveS, leaveS, needKwh, maxA = 32 } = car.car;
      // Nobody can be given more than the car takes in the time it stays.
      const mostWh = (maxA * phases * 230 * Math.max(0, Math.min(leaveS, nowS) - arriveS)) / 3600;
      const needWh = Math.max(1, Math.min(needKwh * 1000, mostWh));
      done.push({
        charger,
        phases,
        arriveS,
        leaveS: nowS,
        needWh,
        deliveredWh: Math.min(needWh, car.deliveredWh()),
        longestWaitS,
        chargingS,
        starts,
        raises,
        changes,
      });
    },
    sessions: () => done,
  };
};
