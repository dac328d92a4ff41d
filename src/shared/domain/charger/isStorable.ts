import type { PointValue } from '#shared/domain/pointValue.ts';
import { needsWholeAmperes } from './current/wholeAmperes.ts';
import { parsePosixZone } from './time/posixZone.ts';

/**
 * Whether a value may be stored although its register would take it: currents in whole amperes only, and no text as a
 * time zone that is none, because a charger then goes by UTC.
 */
export const isStorable = (point: string, value: PointValue): boolean => {
  if (typeof value === 'number') return Number.isInteger(value) || !needsWholeAmperes(point);
  return point !== 'clock.timezone' || typeof value !== 'string' || parsePosixZone(value).isZone;
};
