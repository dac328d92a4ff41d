import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { SiteLive } from '#shared/domain/balancing/site/stateOfSite.ts';
import { type ChargerLink, type ChargerLinkOptions, createChargerLink } from './chargerLink.ts';
import type { ChargerReading } from './chargerReading.ts';
import { createForeignSigns } from './foreignSigns.ts';
import { createSetpointWriter, type SetpointWriter } from './setpointWriter.ts';

/** One charger as the allocation takes it. */
export type LiveCharger = NonNullable<SiteLive['chargers']>[string];

/** What is known of a charger from an earlier run of this program. */
export interface KnownBefore {
  readonly isVerified: boolean;
  readonly setA: number | null;
}

/** One charger under control: read, set on change, kept alive, and counted for what it may draw. */
export interface Steering extends Pick<SetpointWriter, 'steer' | 'wantedA' | 'writtenA'> {
  readonly charger: SiteCharger;
  readonly link: ChargerLink;
  reading(): ChargerReading | null;
  /** Somebody else writes to it: what was seen of them. */
  foreign(): string | undefined;
  /** The charger as the allocation has to see it now. */
  live(): LiveCharger;
  wakeUp(): void;
  /** True while it may be written to. */
  isSteered(): boolean;
}

export interface SteeringOptions extends Omit<ChargerLinkOptions, 'events'> {
  /** High byte of every heartbeat: tells this controller from others. */
  readonly tag: number;
  readonly before: KnownBefore | undefined;
}

const lostAfterS = 3;
/** After this long a charger that somebody else steered is tried again. */
const foreignForS = 600;
const wakeUpCommand = 5;
const neverS = 86_400;

/** Connects to a charger; nothing is written before `steer`. */
export const createSteering = (options: SteeringOptions): Steering => {
  const { charger, time, tag, before } = options;
  const startS = time.nowS();
  const signs = createForeignSigns();
  let reading: ChargerReading | null = null;
  let foreignSince: { readonly atS: number; readonly sign: string } | undefined;

  const lookForSigns = () => {
    const sign = signs.sign();
    if (sign === undefined) return;
    foreignSince = { atS: time.nowS(), sign };
    writer.forget();
  };
  const link = createChargerLink({
    ...options,
    events: {
      connected: () => writer.forget(),
      read: (next) => {
        reading = next;
        writer.sawReading(next);
        signs.sawReading(next);
        lookForSigns();
      },
      readBeat: (value, begunS) => {
        signs.sawBeat(value, begunS);
        lookForSigns();
      },
    },
  });
  const foreign = () => {
    if (foreignSince !== undefined && time.nowS() - foreignSince.atS > foreignForS) foreignSince = undefined;
    return foreignSince?.sign;
  };
  const isSteered = () => foreign() === undefined && reading !== null && link.session() !== undefined;
  const session = () => (isSteered() ? link.session() : undefined);
  const beforeA = before?.setA ?? null;
  const writer = createSetpointWriter({
    ...{ charger, time, tag, signs, beforeA, session },
    answered: link.answered,
    failed: link.failed,
  });
  /** Nobody knows what it will do: it counts at its maximum, for ever. */
  const worst: LiveCharger = { setA: charger.maxA, measuredA: null, lostForS: neverS, timeoutS: 0 };

  return {
    charger,
    link,
    steer: writer.steer,
    wantedA: writer.wantedA,
    writtenA: writer.writtenA,
    reading: () => reading,
    foreign,
    isSteered,
    live: () => {
      const { isVerified, answeredS } = link.status();
      const forS = time.nowS() - (answeredS ?? startS);
      if (foreign() !== undefined) return worst;
      if (reading === null)
        return before?.isVerified === true && !isVerified && answeredS === null
          ? { setA: beforeA ?? charger.maxA, measuredA: null, lostForS: Math.max(lostAfterS + 1, forS) }
          : worst;
      if (!isVerified) return worst;
      const { ownMaxA, isPlugged, wants, measuredA } = reading;
      const isLost = forS > lostAfterS;
      return {
        isPlugged,
        wants,
        setA: writer.inForceA(),
        measuredA: isLost || measuredA === null ? null : [...measuredA],
        lostForS: isLost ? forS : 0,
        maxA: Math.min(charger.maxA, ownMaxA ?? charger.maxA),
      };
    },
    wakeUp: () => void session()?.command(wakeUpCommand).catch(link.failed),
  };
};
