import type { PointValues } from '#shared/domain/pointValue.ts';
import type { SetpointWriterOptions } from './setpointWriter.ts';

/** When a charger may be written to, and when it must be, so that its watchdog does not bite. */
export interface WriteRhythm {
  /** Device time of the last write, whatever came of it. */
  lastWriteS(): number;
  /** Whether a set-point that is not lower may be written already. */
  maySet(nowS: number): boolean;
  /** The heartbeat that is due; undefined while none is. */
  dueBeat(nowS: number): number | undefined;
  /** A write was tried. */
  tried(values: PointValues, atS: number): void;
  /** A heartbeat was accepted. */
  beaten(): void;
}

/** One write per register and second; a hair more, because the charger's clock is not ours. */
const writePauseS = 1.1;

export const createWriteRhythm = ({
  charger,
  tag,
}: Pick<SetpointWriterOptions, 'charger' | 'tag'>): WriteRhythm => {
  const periodS = Math.max(1, (charger.timeoutS ?? 0) / 3 - 1);
  let lastSetS = Number.NEGATIVE_INFINITY;
  let lastWriteS = Number.NEGATIVE_INFINITY;
  let beat = 0;
  return {
    lastWriteS: () => lastWriteS,
    maySet: (nowS) => nowS - lastSetS >= writePauseS,
    dueBeat: (nowS) => (nowS - lastWriteS < periodS ? undefined : tag * 256 + ((beat + 1) % 256)),
    tried: ({ 'limit.current': setA }, atS) => {
      lastWriteS = atS;
      if (typeof setA === 'number') lastSetS = atS;
    },
    beaten: () => {
      beat += 1;
    },
  };
};
