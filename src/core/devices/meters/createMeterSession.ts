import { type BackOff, tryWithBackOff } from '#core/devices/backOff.ts';
import type { Clock } from '#core/ports/clock.ts';
import { appError } from '#shared/errors/appError.ts';
import type { MeterProfile } from '#shared/profile/meter/meterProfile.ts';
import { createFreshness } from './freshness.ts';
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
  const listeners = new Set<(state: MeterState) => void>();
  let current: MeterLink | undefined;
  let known = options.first;
  let latest: MeterReading | null = null;
  let state: MeterState = options.first === undefined ? 'lost' : 'ok';
  let backOff: BackOff | undefined;
  const freshness = createFreshness(profile, clock, () => known?.periodMs ?? null);

  const become = (next: MeterState) => {
    if (state === next || state === 'closed') return;
    state = next;
    for (const listener of listeners) listener(next);
  };
  const use = (opened: MeterLink) => {
    current = opened;
    known = opened;
    opened.link.onClosed(({ wanted }) => {
      if (current === opened) current = undefined;
      if (!wanted) comeBack();
    });
    // It may have ended before anybody listened.
    if (!opened.link.isOpen() && current === opened) {
      current = undefined;
      comeBack();
    }
  };
  const comeBack = () => {
    if (state === 'closed') return;
    become('lost');
    backOff = tryWithBackOff(clock, async (signal) => {
      const opened = await options.connect(signal);
      if (signal.aborted) await opened.link.close();
      else use(opened);
    });
  };
  const round = async ({ link, identity }: MeterLink): Promise<MeterReading> => {
    const registers = await readSpans(link, profile, 'always');
    return readingOf(profile, registers, { nowMs: clock.nowMs(), ratedA: identity.ratedA });
  };

  if (options.first === undefined) comeBack();
  else use(options.first);

  return {
    target,
    profile,
    identity: () => known?.identity ?? null,
    read: async () => {
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
    onState: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      become('closed');
      listeners.clear();
      await backOff?.stop();
      await current?.link.close();
    },
  };
};
