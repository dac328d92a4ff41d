import type { PointValues } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { decodePoint } from '#shared/profile/pointCodec.ts';
import type { LiveSample } from './deviceSession.types.ts';
import { blockNamed } from './profilePoint.ts';
import { readPoints, type SessionParts } from './sessionParts.ts';

const PERIOD_MS = 1000;
const LIVE_BLOCK = 'B';

/** One block B per second: notified where the link is wide enough, read where it is not. */
export const followLive = async (
  parts: SessionParts,
  listener: (sample: LiveSample) => void,
): Promise<() => Promise<void>> => {
  const { door, profile, clock, boots } = parts;
  const block = blockNamed(profile, LIVE_BLOCK);
  const points = [...profile.points.values()].filter(({ place }) => place.block === LIVE_BLOCK);
  const tell = (values: PointValues) => {
    boots.seen(values);
    listener({ atMs: clock.nowMs(), values });
  };

  const stopWatching = await door.watch(block, (words) => {
    const entries = points.map((point) => {
      const at = point.place.offset;
      return [point.name, decodePoint(point, words.slice(at, at + point.registers))] as const;
    });
    tell(Object.fromEntries(entries));
  });
  if (stopWatching !== undefined) return stopWatching;

  const stop = new AbortController();
  const names = points.map(({ name }) => name);
  const poll = async (): Promise<void> => {
    while (!stop.signal.aborted && door.isOpen()) {
      try {
        const values = await readPoints(parts, names);
        if (!stop.signal.aborted) tell(values);
      } catch (error) {
        // One late answer is a gap in the picture; whether the link ended is told by `onClosed`.
        if (!isAppError(error)) throw error;
      }
      await clock.sleep(PERIOD_MS, stop.signal).catch(() => undefined);
    }
  };
  const polling = poll();
  polling.catch(() => undefined);
  return async () => {
    stop.abort();
    await polling;
  };
};
