/** The two times of a charger: waits run `speed` times faster, the clock runs as everywhere. */
export interface DeviceTime {
  readonly speed: number;
  /** Milliseconds of device time for waits; only differences mean something. */
  waitMs(): number;
  /** Real milliseconds since 1970, what survives a restart is measured with. */
  realMs(): number;
  /** The charger's own clock, Unix seconds. */
  clockS(): number;
  setClockS(epochS: number, quality: 0 | 1 | 2 | 4): void;
  /** As `clock.quality`. */
  clockQuality(): 0 | 1 | 2 | 4;
  clockOffsetMs(): number;
  /** Calls once after so much device time; returns its cancelling. */
  after(waitMs: number, call: () => void): () => void;
  /** Calls every so many real milliseconds until stopped. */
  everyReal(realMs: number, call: () => void): () => void;
  stop(): void;
}

export function createDeviceTime(speed: number, firstClockOffsetMs: number, wasClockSet = true): DeviceTime {
  let offsetMs = firstClockOffsetMs;
  let quality: 0 | 1 | 2 | 4 = wasClockSet ? 1 : 0;
  const stops = new Set<() => void>();

  const keep = (stop: () => void): (() => void) => {
    const once = () => {
      stops.delete(once);
      stop();
    };
    stops.add(once);
    return once;
  };

  return {
    speed,
    // The monotonic clock, so that a correction of the computer's time trips no watchdog.
    waitMs: () => performance.now() * speed,
    realMs: () => Date.now(),
    clockS: () => Math.floor((Date.now() + offsetMs) / 1000),
    setClockS: (epochS, newQuality) => {
      offsetMs = epochS * 1000 - Date.now();
      quality = newQuality;
    },
    clockQuality: () => quality,
    clockOffsetMs: () => offsetMs,
    after: (waitMs, call) => {
      const timer = setTimeout(() => {
        cancel();
        call();
      }, waitMs / speed);
      const cancel = keep(() => clearTimeout(timer));
      return cancel;
    },
    everyReal: (realMs, call) => {
      const timer = setInterval(call, realMs);
      return keep(() => clearInterval(timer));
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
