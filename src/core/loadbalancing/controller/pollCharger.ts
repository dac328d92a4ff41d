import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { type ChargerReading, livePoints, readingOf } from './chargerReading.ts';
import { checkCharger } from './checkCharger.ts';
import type { DeviceTime } from './deviceTime.ts';
import { waitOrEnd } from './waitOrEnd.ts';

/** What is read of a charger, for whoever steers it. */
export interface PollEvents {
  read(reading: ChargerReading): void;
  readBeat(value: number, begunS: number): void;
}

export interface PollOptions {
  readonly clock: Clock;
  readonly time: DeviceTime;
  readonly charger: SiteCharger;
  readonly signal: AbortSignal;
  readonly events: PollEvents;
  answered(): void;
  /** Whether the error ends the polling; else the next round follows as usual. */
  ends(error: unknown): boolean;
}

const pollMs = 1000;
/** Every so many readings the heartbeat is read back: somebody else may count too. */
const beatEvery = 5;

const readOnce = async (session: DeviceSession, options: PollOptions): Promise<ChargerReading> => {
  const { time, charger, events, answered } = options;
  const begunS = time.nowS();
  const values = await session.read(livePoints);
  answered();
  const reading = readingOf(values, charger, session.identity.phases, begunS);
  events.read(reading);
  return reading;
};

const readBeat = async (session: DeviceSession, { time, events }: PollOptions): Promise<void> => {
  const begunS = time.nowS();
  const { 'control.heartbeat': value } = await session.read(['control.heartbeat']);
  if (typeof value === 'number') events.readBeat(value, begunS);
};

/** Reads a charger once a second for as long as its session is open; `afterFirst` is called once it has answered. */
export const pollCharger = async (
  session: DeviceSession,
  options: PollOptions,
  afterFirst: () => void,
): Promise<void> => {
  const { clock, charger, signal } = options;
  let known: ChargerReading | undefined;
  for (let round = 1; session.isOpen() && !signal.aborted; round += 1) {
    try {
      const reading = await readOnce(session, options);
      afterFirst();
      // Settings that somebody has changed, or a restart: the plan is compared anew.
      const hasChanged =
        known !== undefined &&
        (known.generation !== reading.generation || known.bootCount !== reading.bootCount);
      known = reading;
      if (hasChanged) await checkCharger(session, charger);
      if (round % beatEvery === 0) await readBeat(session, options);
    } catch (error) {
      if (options.ends(error)) throw error;
    }
    await waitOrEnd(clock, pollMs, signal);
  }
};
