/** Older than this a value is shown as stale, never as live (three missed samples). */
export const staleAfterMs = 3000;

export type Freshness =
  | { readonly kind: 'none' }
  | { readonly kind: 'live'; readonly ageMs: number }
  | { readonly kind: 'stale'; readonly ageMs: number };

/** How old a sample is; one from the future (the clock was set back) counts as stale, never as live. */
export const freshness = (atMs: number | null, nowMs: number): Freshness => {
  if (atMs === null || !Number.isFinite(atMs)) return { kind: 'none' };
  const ageMs = nowMs - atMs;
  return ageMs >= 0 && ageMs <= staleAfterMs
    ? { kind: 'live', ageMs }
    : { kind: 'stale', ageMs: Math.max(0, ageMs) };
};

/** A controller whose sample counter stands still between two samples at least two periods apart is frozen. */
export const isFrozen = (
  older: { readonly atMs: number; readonly sample: number | null },
  newer: { readonly atMs: number; readonly sample: number | null },
): boolean =>
  older.sample !== null && older.sample === newer.sample && newer.atMs - older.atMs >= staleAfterMs;
