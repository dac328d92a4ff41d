/** How fast a transfer is now and how long it takes still; null while it is too early to say. */
export interface TransferRate {
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

interface Mark {
  readonly atMs: number;
  readonly bytes: number;
}

/** Keeps the last seconds of a transfer: a break of the link shows as a slower pace, and is soon forgotten. */
export const createTransferMeter = (windowMs = 15_000) => {
  let marks: readonly Mark[] = [];
  return (bytes: number, totalBytes: number, atMs: number): TransferRate => {
    const last = marks.at(-1);
    // A transfer that began anew has no pace yet.
    const kept = last !== undefined && bytes < last.bytes ? [] : marks;
    marks = [...kept.filter((mark) => atMs - mark.atMs <= windowMs), { atMs, bytes }];
    const [first] = marks;
    if (first === undefined || atMs - first.atMs < 1000 || bytes <= first.bytes) {
      return { bytesPerSecond: null, secondsLeft: null };
    }
    const bytesPerSecond = ((bytes - first.bytes) / (atMs - first.atMs)) * 1000;
    return { bytesPerSecond, secondsLeft: Math.max(1, Math.ceil((totalBytes - bytes) / bytesPerSecond)) };
  };
};
