import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { SiteLive } from '#shared/domain/balancing/site/stateOfSite.ts';
import type { ChargerReading } from './chargerReading.ts';
import type { LinkStatus } from './linkStatus.ts';

/** One charger as the allocation takes it. */
export type LiveCharger = NonNullable<SiteLive['chargers']>[string];

/** What is known of a charger from an earlier run of this program. */
export interface KnownBefore {
  readonly isVerified: boolean;
  readonly setA: number | null;
}

/** All that is known of a charger at one moment. */
export interface KnownCharger {
  readonly charger: SiteCharger;
  readonly before: KnownBefore | undefined;
  readonly link: LinkStatus;
  /** Since the last answer, or the start. */
  readonly silentS: number;
  readonly reading: ChargerReading | null;
  readonly inForceA: number;
  readonly isForeign: boolean;
}

const lostAfterS = 3;
const neverS = 86_400;

/** The charger as the allocation has to see it: what nobody knows counts at its worst. */
export const liveCharger = (known: KnownCharger): LiveCharger => {
  const { charger, before, link, silentS, reading, inForceA, isForeign } = known;
  const { isVerified, answeredS } = link;
  /** Nobody knows what it will do: it counts at its maximum, for ever. */
  const worst: LiveCharger = { setA: charger.maxA, measuredA: null, lostForS: neverS, timeoutS: 0 };
  if (isForeign) return worst;
  if (reading === null)
    return before?.isVerified === true && !isVerified && answeredS === null
      ? { setA: before.setA ?? charger.maxA, measuredA: null, lostForS: Math.max(lostAfterS + 1, silentS) }
      : worst;
  if (!isVerified) return worst;
  const { ownMaxA, isPlugged, wants, measuredA } = reading;
  const isLost = silentS > lostAfterS;
  return {
    isPlugged,
    wants,
    setA: inForceA,
    measuredA: isLost || measuredA === null ? null : [...measuredA],
    lostForS: isLost ? silentS : 0,
    maxA: Math.min(charger.maxA, ownMaxA ?? charger.maxA),
  };
};
