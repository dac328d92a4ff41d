import type { Clock } from '#core/ports/clock.ts';

/** Seconds of device time that never go back; at a practice site they pass as fast as everything there. */
export interface DeviceTime {
  nowS(): number;
  /** Local wall clock in seconds since a local midnight. */
  wallS(): number;
}

/** Starts at `startS`. A computer clock that is set moves the wall clock only. */
export const createDeviceTime = (
  clock: Pick<Clock, 'monotonicMs' | 'speed' | 'nowMs'>,
  startS: number,
): DeviceTime => {
  let elapsedS = 0;
  let seenMs = clock.monotonicMs();
  const startWallMs = clock.nowMs();
  const advance = () => {
    const nowMs = clock.monotonicMs();
    elapsedS += (Math.max(0, nowMs - seenMs) / 1000) * clock.speed();
    seenMs = nowMs;
    return elapsedS;
  };
  return {
    nowS: () => startS + advance(),
    wallS: () => {
      const unixMs = clock.speed() === 1 ? clock.nowMs() : startWallMs + advance() * 1000;
      return Math.max(0, unixMs / 1000 - new Date(unixMs).getTimezoneOffset() * 60);
    },
  };
};
