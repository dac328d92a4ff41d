import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';
import { createListeners } from '#shared/listeners.ts';
import type { MeterProfile } from '#shared/profile/meter/meterProfile.ts';
import { createFreshness } from './freshness.ts';
import { keepLink } from './keptLink.ts';
import { type MeterLink, readSpans } from './meterLink.ts';
import type { MeterReading, MeterSession, MeterState } from './meterSession.types.ts';
import { readingOf } from './readingOf.ts';

export interface MeterSessionOptions {
  readonly target: string;
  readonly profile: MeterProfile;
  readonly clock: Clock;
  /** Undefined: not connected yet, and tried again with growing waits. */
  readonly first: MeterLink | undefined;
  connect(signal: AbortSignal): Promise<MeterLink>;
}

/** Reads one meter over a link that is brought back whenever it ends. */
export const createMeterSession = (options: MeterSessionOptions): MeterSession => {
  const { target, profile, clock } = options;
  const listeners = createListeners<MeterState>();
  let latest: MeterReading | null = null;
  let state: MeterState = options.first === undefined ? 'lost' : 'ok';
  const become = (next: MeterState) => {
    if (state === next || state === 'closed') return;
    state = next;
    listeners.tell(next);
  };
  const kept = keepLink({
    ...{ clock, first: options.first, connect: options.connect },
    isWanted: () => state !== 'closed',
    onLost: () => become('lost'),
  });
  const freshness = createFreshness(profile, clock, () => kept.known()?.periodMs ?? null);
  const round = async ({ link, identity }: MeterLink): Promise<MeterReading> => {
    const registers = await readSpans(link, profile, 'always');
    return readingOf(profile, registers, { nowMs: clock.nowMs(), ratedA: identity.ratedA });
  };

  return {
    target,
    profile,
    identity: () => kept.known()?.identity ?? null,
    read: async () => {
      const current = kept.current();
      if (current === undefined) throw appError('device.link-lost', { device: target });
      try {
        const reading = await round(current);
        latest = reading;
        freshness.seen(reading);
        become(freshness.isFrozen() ? 'frozen' : 'ok');
        return reading;
      } catch (error) {
        become('lost');
        throw error;
      }
    },
    latest: () => latest,
    ageMs: freshness.ageMs,
    state: () => state,
    onState: listeners.add,
    close: async () => {
      become('closed');
      listeners.clear();
      await kept.close();
    },
  };
};
