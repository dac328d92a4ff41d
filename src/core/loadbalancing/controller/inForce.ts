import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { ChargerReading } from './chargerReading.ts';

/** Which set-point a charger may have in force, from what was written to it and what was read. */
export interface InForce {
  reading(): ChargerReading | null;
  /** The set-point that was last accepted; null when nobody knows. */
  writtenA(): number | null;
  /** The most that may be in force now, whatever was read before. */
  mostA(): number;
  accepted(setA: number, atS: number): void;
  /** After a write whose outcome nobody knows: the most the charger may have taken. */
  doubted(mostA: number): void;
  /** What was written counts no more. */
  forget(): void;
  /** A reading begun after the last write ends every doubt. */
  sawReading(reading: ChargerReading, lastWriteS: number): void;
}

/** `beforeA`: what was in force at the end of an earlier run, for as long as nothing was read. */
export const createInForce = ({ maxA }: SiteCharger, beforeA: number | null): InForce => {
  let reading: ChargerReading | null = null;
  let written: { readonly setA: number; readonly atS: number } | undefined;
  let doubtA: number | undefined;
  return {
    reading: () => reading,
    writtenA: () => written?.setA ?? null,
    mostA: () => {
      const isNewer = written !== undefined && (reading?.begunS ?? 0) <= written.atS;
      const toldA = (reading === null ? beforeA : reading.inForceA) ?? maxA;
      return Math.min(maxA, Math.max(isNewer ? (written?.setA ?? 0) : toldA, doubtA ?? 0));
    },
    accepted: (setA, atS) => {
      written = { setA, atS };
    },
    doubted: (mostA) => {
      doubtA = mostA;
    },
    forget: () => {
      written = undefined;
    },
    sawReading: (next, lastWriteS) => {
      reading = next;
      if (next.begunS > lastWriteS) doubtA = undefined;
    },
  };
};
