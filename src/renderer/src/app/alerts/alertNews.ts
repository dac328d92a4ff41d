import type { Alert } from '#shared/contract/alerts.ts';

/**
 * Alerts that came between two looks, oldest first. What was there at the first look is no news: it stands in the
 * list, and a page that is opened anew does not tell it again.
 */
export const alertNews = (before: readonly Alert[] | null, now: readonly Alert[]): readonly Alert[] => {
  if (before === null) return [];
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id)).toReversed();
};

/** Faults these chargers have now. Of one that is no longer connected nobody knows. */
export const lastingFaults = (alerts: readonly Alert[], deviceIds: readonly string[]): readonly Alert[] =>
  alerts.filter(
    ({ kind, endedAtMs, deviceId }) => kind === 'fault' && endedAtMs === null && deviceIds.includes(deviceId),
  );
