import { type Card, cardSlots } from '#shared/domain/charger/cards/cardSlots.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** One place for a card: what the charger has there, what it would have, and whether that is written. */
export interface CardRow {
  readonly slot: number;
  /** What is shown: the wanted card, or the one that will be removed. */
  readonly card: Card;
  readonly state: 'written' | 'new' | 'changed' | 'removed';
}

const isSame = (left: Card, right: Card): boolean =>
  left.uid === right.uid &&
  left.name === right.name &&
  left.isActive === right.isActive &&
  left.limitA === right.limitA;

const stateOf = (now: Card | undefined, then: Card | undefined): CardRow['state'] => {
  if (then === undefined) return 'removed';
  if (now === undefined) return 'new';
  return isSame(now, then) ? 'written' : 'changed';
};

/** The cards of both states, in the order of their places; a card in the place of another is a change. */
export const cardRows = (found: PointValues, wanted: PointValues): readonly CardRow[] => {
  const [now, then] = [cardSlots(found).cards, cardSlots(wanted).cards];
  const slots = [...new Set([...now, ...then].map(({ slot }) => slot))].toSorted((a, b) => a - b);
  return slots.flatMap((slot) => {
    const [before, after] = [now, then].map((cards) => cards.find((card) => card.slot === slot));
    const card = after ?? before;
    return card === undefined ? [] : [{ slot, card, state: stateOf(before, after) }];
  });
};
