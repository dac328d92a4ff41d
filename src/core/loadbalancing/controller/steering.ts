import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { type ChargerLink, type ChargerLinkOptions, createChargerLink } from './chargerLink.ts';
import type { ChargerReading } from './chargerReading.ts';
import { watchForeign } from './foreignWatch.ts';
import { type KnownBefore, type LiveCharger, liveCharger } from './liveCharger.ts';
import { createSetpointWriter, type SetpointWriter } from './setpointWriter.ts';

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

const wakeUpCommand = 5;

/** Connects to a charger; nothing is written before `steer`. */
export const createSteering = (options: SteeringOptions): Steering => {
  const { charger, time, tag, before } = options;
  const startS = time.nowS();
  let reading: ChargerReading | null = null;

  const foreign = watchForeign(time, () => writer.forget());
  const link = createChargerLink({
    ...options,
    events: {
      connected: () => writer.forget(),
      read: (next) => {
        reading = next;
        writer.sawReading(next);
        foreign.read(next);
      },
      readBeat: foreign.readBeat,
    },
  });
  const isSteered = () => foreign.seen() === undefined && reading !== null && link.session() !== undefined;
  const session = () => (isSteered() ? link.session() : undefined);
  const writer = createSetpointWriter({
    ...{ charger, time, tag, session },
    signs: foreign.signs,
    beforeA: before?.setA ?? null,
    answered: link.answered,
    failed: link.failed,
  });

  return {
    charger,
    link,
    steer: writer.steer,
    wantedA: writer.wantedA,
    writtenA: writer.writtenA,
    reading: () => reading,
    foreign: foreign.seen,
    isSteered,
    live: () => {
      const status = link.status();
      return liveCharger({
        ...{ charger, before, reading, link: status },
        silentS: time.nowS() - (status.answeredS ?? startS),
        inForceA: writer.inForceA(),
        isForeign: foreign.seen() !== undefined,
      });
    },
    wakeUp: () => void session()?.command(wakeUpCommand).catch(link.failed),
  };
};
