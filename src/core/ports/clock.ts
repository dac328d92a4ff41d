/**
 * Time, handed in. `sleep` and `every` are waits for a device (a ramp, a commit gap): a practice site with `--speed`
 * divides them; `nowMs` is never scaled.
 */
export interface Clock {
  /** Unix time in milliseconds. */
  nowMs(): number;
  /** Milliseconds of a clock that never goes back. */
  monotonicMs(): number;
  /** Waits `ms` of device time; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Device seconds per wall-clock second: 1, or the practice site's speed. */
  speed(): number;
  setSpeed(speed: number): void;
}
