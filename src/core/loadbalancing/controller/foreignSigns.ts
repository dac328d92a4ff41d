import type { ChargerReading } from './chargerReading.ts';

/** Signs that somebody else writes to a charger; the text names what was seen. */
export interface ForeignSigns {
  /** What this program wrote: nothing else may be read afterwards. */
  wrote(setA: number, atS: number): void;
  beat(value: number, atS: number): void;
  /** After a restart of the charger nothing of it counts any more. */
  forget(): void;
  sawReading(reading: ChargerReading): void;
  sawBeat(value: number, begunS: number): void;
  /** Undefined while everything read is what was written. */
  sign(): string | undefined;
}

/** One odd reading may be a write that was still on its way. */
const enough = 2;

export const createForeignSigns = (): ForeignSigns => {
  let written: { readonly setA: number; readonly atS: number } | undefined;
  let beaten: { readonly value: number; readonly atS: number } | undefined;
  let oddSetpoints = 0;
  let oddBeats = 0;
  let sign: string | undefined;
  return {
    wrote: (setA, atS) => {
      written = { setA, atS };
      oddSetpoints = 0;
    },
    beat: (value, atS) => {
      beaten = { value, atS };
    },
    forget: () => {
      written = undefined;
      beaten = undefined;
      oddSetpoints = 0;
      oddBeats = 0;
      sign = undefined;
    },
    sawReading: ({ setpointA, isTripped, begunS }) => {
      if (written === undefined || begunS <= written.atS || isTripped) return;
      oddSetpoints = setpointA === written.setA ? 0 : oddSetpoints + 1;
      if (oddSetpoints >= enough)
        sign = `limit.current ${setpointA === null ? 'none' : `${setpointA} A`} ≠ ${written.setA} A`;
    },
    sawBeat: (value, begunS) => {
      if (beaten === undefined || begunS <= beaten.atS) return;
      oddBeats = value === beaten.value ? 0 : oddBeats + 1;
      if (oddBeats >= enough) sign = `control.heartbeat ${value} ≠ ${beaten.value}`;
    },
    sign: () => sign,
  };
};
