const FIRST_MS = 250;
const LONGEST_MS = 5000;

/** Waiting times between attempts to connect: 0.25 s, 0.5 s, 1 s … at most 5 s. */
export const backOffMs = (attempt: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt));
