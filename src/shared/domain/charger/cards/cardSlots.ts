import { limitOf, numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** Cards a charger keeps when it does not say how many. */
export const cardSlotCount = 6;
/** Characters of `cards.N.uid`: ten bytes as hex. */
const uidDigits = 20;
const usedBit = 1;
const enabledBit = 2;

export interface Card {
  readonly slot: number;
  readonly uid: string;
  readonly name: string;
  readonly isActive: boolean;
  /** null = no limit of its own. */
  readonly limitA: number | null;
  /** Counted by the charger since the card was added; null = not read. */
  readonly energyWh: number | null;
}

export interface CardSlots {
  readonly cards: readonly Card[];
  readonly freeSlots: readonly number[];
  /** Slots that were not (wholly) read: nothing may be written there. */
  readonly unknownSlots: readonly number[];
}

const textOf = (values: PointValues, point: string): string => {
  const value = values[point];
  return typeof value === 'string' ? value : '';
};

const cardFrom = (values: PointValues, slot: number): Card | 'free' | 'unknown' => {
  const flags = numberOf(values, `cards.${slot}.flags`);
  if (flags === null) return 'unknown';
  if ((flags & usedBit) === 0) return 'free';
  const length = numberOf(values, `cards.${slot}.length`);
  const raw = textOf(values, `cards.${slot}.uid`);
  if (length === null || length > uidDigits / 2 || raw.length < length * 2) return 'unknown';
  const limitA = limitOf(values, `cards.${slot}.maxCurrent`);
  return {
    slot,
    uid: raw.slice(0, length * 2).toLowerCase(),
    name: textOf(values, `cards.${slot}.name`),
    isActive: (flags & enabledBit) !== 0,
    limitA: typeof limitA === 'number' ? limitA : null,
    energyWh: numberOf(values, `cards.${slot}.energy`),
  };
};

/** The cards a charger holds and the places that are free. */
export const cardSlots = (values: PointValues): CardSlots => {
  const count = numberOf(values, 'cards.slots') ?? cardSlotCount;
  const found = Array.from({ length: count }, (_, index) => cardFrom(values, index + 1));
  const slotsThatAre = (state: 'free' | 'unknown') =>
    found.flatMap((each, index) => (each === state ? [index + 1] : []));
  return {
    cards: found.filter((each) => typeof each === 'object'),
    freeSlots: slotsThatAre('free'),
    unknownSlots: slotsThatAre('unknown'),
  };
};

/** Point values of a card in its slot. */
export const cardPoints = (card: Omit<Card, 'energyWh'>): PointValues => ({
  [`cards.${card.slot}.flags`]: usedBit | (card.isActive ? enabledBit : 0),
  [`cards.${card.slot}.length`]: card.uid.length / 2,
  [`cards.${card.slot}.uid`]: card.uid.padEnd(uidDigits, '0'),
  [`cards.${card.slot}.maxCurrent`]: card.limitA ?? 'none',
  [`cards.${card.slot}.name`]: card.name,
});

/** Point values that empty a slot, so that no trace of the card stays. */
export const emptyCardPoints = (slot: number): PointValues => ({
  [`cards.${slot}.flags`]: 0,
  [`cards.${slot}.length`]: 0,
  [`cards.${slot}.uid`]: '0'.repeat(uidDigits),
  [`cards.${slot}.maxCurrent`]: 'none',
  [`cards.${slot}.name`]: '',
});
