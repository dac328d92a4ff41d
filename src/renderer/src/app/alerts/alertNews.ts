import type { Alert } from '#shared/contract/alerts.ts';
import { faultOf } from '#shared/domain/charger/faults/faultCatalogue.ts';

/**
 * Alerts that came between two looks, oldest first. What was there at the first look is no news: it stands in the
 * list, and a page that is opened anew does not tell it again.
 */
export const alertNews = (before: readonly Alert[] | null, now: readonly Alert[]): readonly Alert[] => {
  if (before === null) return [];
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id)).toReversed();
};

/** What is a danger to life is told as loudly when a charger only warns of it. */
const isGrave = ({ kind, params }: Alert): boolean =>
  kind === 'fault' || (kind === 'warning' && faultOf(Number(params['bit'])).severity === 'danger');

/** Faults and dangerous warnings these chargers have now. Of one that is no longer connected nobody knows. */
export const lastingFaults = (alerts: readonly Alert[], deviceIds: readonly string[]): readonly Alert[] =>
  alerts.filter((alert) => isGrave(alert) && alert.endedAtMs === null && deviceIds.includes(alert.deviceId));
