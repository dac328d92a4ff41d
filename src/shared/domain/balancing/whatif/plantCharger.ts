import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';

/** The duty cycle changes at most this often (IEC 61851-1). */
const pilotHoldS = 5;

/** A charger: its set-point, the watchdog behind it, and the pilot that follows. */
export interface PlantCharger {
  readonly setA: () => number;
  readonly pilotA: () => number;
  readonly isSettled: () => boolean;
  /** A refresh that arrived: restarts the watchdog. */
  readonly write: (setA: number, nowS: number) => void;
  readonly step: (nowS: number) => void;
}

/** A charger after its restart: tripped until somebody steers it. */
export const createPlantCharger = (charger: SiteCharger): PlantCharger => {
  const { fallbackA = 0, timeoutS = 0, fallbackAction = 'fallback', maxA } = charger;
  const ocppA =
    charger.ocpp === undefined ? maxA : Math.min(charger.ocpp.maxA, charger.ocpp.installLimitA ?? maxA);
  let setA = Math.min(charger.bootA ?? fallbackA, fallbackA, ocppA);
  let pilotA = setA;
  let pilotS = Number.NEGATIVE_INFINITY;
  let refreshedS = 0;
  return {
    setA: () => setA,
    pilotA: () => pilotA,
    isSettled: () => pilotA === setA,
    write: (a, nowS) => {
      setA = Math.min(a, maxA);
      refreshedS = nowS;
    },
    step: (nowS) => {
      const hasTripped = timeoutS > 0 && nowS - refreshedS > timeoutS && fallbackAction !== 'hold';
      if (hasTripped) setA = fallbackAction === 'lower' ? Math.min(setA, fallbackA) : fallbackA;
      if (pilotA === setA || nowS - pilotS < pilotHoldS) return;
      pilotA = setA;
      pilotS = nowS;
    },
  };
};
