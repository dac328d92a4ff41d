import { between, type Random } from './random.ts';

/** A car follows a lower offer completely within this time (IEC 61851-1, table A.6). */
const followS = 5;

/** The current of a car, which follows what is offered after a delay and along a ramp. */
export interface CarCurrent {
  readonly drawnA: () => number;
  /** The offer has changed: the delay begins again. */
  readonly restart: (nowS: number) => void;
  /** Lets time pass; true while it has not arrived at `targetA`. */
  readonly move: (targetA: number, nowS: number, dtS: number) => boolean;
}

/** Nothing flows at first; delay and ramp are drawn from `random`. */
export const createCarCurrent = (pluggedS: number, random: Random): CarCurrent => {
  const delayS = between(random, 2, 4.5);
  const rampAps = between(random, 2, 6);
  let drawnA = 0;
  let changedS = pluggedS;
  let fromA = 0;

  return {
    drawnA: () => drawnA,
    restart: (nowS) => {
      changedS = nowS;
      fromA = drawnA;
    },
    move: (targetA, nowS, dtS) => {
      const sinceS = nowS - changedS;
      if (sinceS < delayS && sinceS < followS) return true;
      if (targetA >= drawnA) drawnA = Math.min(targetA, drawnA + rampAps * dtS);
      else {
        const leftS = Math.max(0, followS - sinceS);
        const byA = leftS <= dtS ? drawnA : Math.max(rampAps, (fromA - targetA) / leftS) * dtS;
        drawnA = Math.max(targetA, drawnA - byA);
      }
      return drawnA !== targetA;
    },
  };
};
