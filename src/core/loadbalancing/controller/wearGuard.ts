/** Keeps a charger from being switched and raised without end; going down is never held back. */
export interface WearGuard {
  /** The set-point that may be written now: the wanted one, or the present one while a raise has to wait. */
  allow(presentA: number, wantedA: number, nowS: number): number;
  wrote(fromA: number, toA: number, nowS: number): void;
}

const hourS = 3600;
/** Far above what the rules ask for (12 raises, 4 starts): this only stops what has gone wrong. */
const mostRaises = 120;
const mostStarts = 12;

export const createWearGuard = (): WearGuard => {
  let raises: number[] = [];
  let starts: number[] = [];
  const lastHour = (times: readonly number[], nowS: number) => times.filter((atS) => nowS - atS < hourS);
  return {
    allow: (presentA, wantedA, nowS) => {
      if (wantedA <= presentA) return wantedA;
      raises = lastHour(raises, nowS);
      starts = lastHour(starts, nowS);
      const isWorn = raises.length >= mostRaises || (presentA === 0 && starts.length >= mostStarts);
      return isWorn ? presentA : wantedA;
    },
    wrote: (fromA, toA, nowS) => {
      if (toA <= fromA) return;
      raises.push(nowS);
      if (fromA === 0) starts.push(nowS);
    },
  };
};
