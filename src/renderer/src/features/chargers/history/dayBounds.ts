import { type PosixZone, zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import { offsetAtS } from '#shared/domain/charger/time/zoneClock.ts';

const dayS = 86_400;

/** Unix seconds of the midnight a date begins with by the charger's clock. */
const midnightS = (zone: PosixZone, date: string): number | null => {
  const localMs = Date.parse(`${date}T00:00:00Z`);
  if (!Number.isFinite(localMs)) return null;
  // The offset before the midnight decides, and one look more settles a day on which it changes.
  const guess = localMs - offsetAtS(zone, localMs) * 1000;
  return (localMs - offsetAtS(zone, guess) * 1000) / 1000;
};

/** The period from one date to another, both included, of the charger's clock; an empty date is no bound. */
export const periodOf = (
  zoneRule: string,
  from: string,
  to: string,
): { readonly fromS: number | null; readonly toS: number | null } => {
  const zone = zoneOrUtc(zoneRule);
  const lastMs = Date.parse(`${to}T00:00:00Z`);
  const next = Number.isFinite(lastMs) ? new Date(lastMs + dayS * 1000).toISOString().slice(0, 10) : '';
  return { fromS: midnightS(zone, from), toS: midnightS(zone, next) };
};
