import type { PointValues } from '#shared/domain/pointValue.ts';
import { numberOf } from './saneValue.ts';

/** The card of the session as pairs of digits; null without one, and while access is locked (only zeros then). */
export const shownCard = (values: PointValues): string | null => {
  const bytes = numberOf(values, 'session.cardLength') ?? 0;
  const card = values['session.card'];
  if (typeof card !== 'string') return null;
  const uid = card.slice(0, bytes * 2);
  return uid === '' || /^0*$/.test(uid) ? null : (uid.toUpperCase().match(/../g)?.join(' ') ?? uid);
};
