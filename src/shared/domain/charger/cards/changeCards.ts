import { checkCurrent } from '#shared/domain/charger/current/checkCurrent.ts';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type Card, type CardSlots, cardPoints, emptyCardPoints } from './cardSlots.ts';
import { parseUid, type UidRefusal, uidRefusals, writeUid } from './cardUid.ts';

/** Bytes of a card's name in UTF-8. */
export const maxNameBytes = 20;

/** Why a change of the cards is refused, with the names its text fills in. */
export const cardRefusals = {
  ...uidRefusals,
  duplicate: ['slot', 'name'],
  full: ['slots'],
  'not-read': [],
  'no-such-card': ['slot'],
  'name-too-long': ['bytes', 'maxBytes'],
  'name-characters': [],
  'limit-zero': [],
  'limit-out-of-bounds': ['limitA', 'minA', 'maxA'],
  'limit-unknown-bounds': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CardRefusal = keyof typeof cardRefusals;

export type CardChange =
  | { readonly isAllowed: true; readonly slot: number; readonly desired: PointValues }
  | {
      readonly isAllowed: false;
      readonly reason: CardRefusal | UidRefusal;
      readonly field: 'uid' | 'name' | 'limitA' | null;
      readonly params: Readonly<Record<string, number | string>>;
    };

type Refusal = Extract<CardChange, { isAllowed: false }>;
const refuse = (
  field: Refusal['field'],
  reason: Refusal['reason'],
  params: Refusal['params'] = {},
): Refusal => ({ isAllowed: false, reason, field, params });

const nameRefusal = (name: string): Refusal | null => {
  const bytes = new TextEncoder().encode(name).length;
  if (bytes > maxNameBytes) return refuse('name', 'name-too-long', { bytes, maxBytes: maxNameBytes });
  // Control characters and lone surrogates do not come back as they were written.
  return /\p{Cc}|\p{Cs}/u.test(name) ? refuse('name', 'name-characters') : null;
};

const limitRefusal = (limitA: number | null, bounds: CurrentBounds): Refusal | null => {
  if (limitA === null) return null;
  if (limitA === 0) return refuse('limitA', 'limit-zero');
  if (bounds.maxA === null) return refuse('limitA', 'limit-unknown-bounds');
  if (checkCurrent(limitA, bounds).isAllowed) return null;
  return refuse('limitA', 'limit-out-of-bounds', { limitA, minA: bounds.minA, maxA: bounds.maxA });
};

export interface NewCard {
  readonly uid: string;
  readonly name: string;
  /** null = no limit. */
  readonly limitA: number | null;
  readonly isActive: boolean;
}

const duplicateOf = (slots: CardSlots, uid: string, exceptSlot: number | null): Refusal | null => {
  const twin = slots.cards.find((card) => card.uid === uid && card.slot !== exceptSlot);
  return twin === undefined
    ? null
    : refuse('uid', 'duplicate', { slot: twin.slot, name: twin.name || writeUid(twin.uid) });
};

const checked = (wanted: NewCard, slots: CardSlots, slot: number, bounds: CurrentBounds): CardChange => {
  const uid = parseUid(wanted.uid);
  if (!uid.isUid) return refuse('uid', uid.reason, uid.params);
  const name = wanted.name.trim();
  const refusal =
    duplicateOf(slots, uid.uid, slot) ?? nameRefusal(name) ?? limitRefusal(wanted.limitA, bounds);
  if (refusal !== null) return refusal;
  return { isAllowed: true, slot, desired: cardPoints({ ...wanted, slot, uid: uid.uid, name }) };
};

/** A new card in the first free slot, as point values for a plan; or the reason why not. */
export const addCard = (wanted: NewCard, slots: CardSlots, bounds: CurrentBounds): CardChange => {
  // An unread slot may hold the same card.
  if (slots.unknownSlots.length > 0) return refuse(null, 'not-read');
  const uid = parseUid(wanted.uid);
  const twin = uid.isUid ? duplicateOf(slots, uid.uid, null) : null;
  if (twin !== null) return twin;
  const [slot] = slots.freeSlots;
  return slot === undefined
    ? refuse(null, 'full', { slots: slots.cards.length })
    : checked(wanted, slots, slot, bounds);
};

const changeCard = (slots: CardSlots, slot: number, change: (card: Card) => CardChange): CardChange => {
  const card = slots.cards.find((each) => each.slot === slot);
  return card === undefined ? refuse(null, 'no-such-card', { slot }) : change(card);
};

/** Name, limit, UID or state of a card that is there. */
export const editCard = (
  slot: number,
  wanted: Partial<NewCard>,
  slots: CardSlots,
  bounds: CurrentBounds,
): CardChange =>
  changeCard(slots, slot, ({ uid, name, limitA, isActive }) =>
    checked({ uid, name, limitA, isActive, ...wanted }, slots, slot, bounds),
  );

/** Lets a card start charging again, or no longer; nothing else of it changes. */
export const setCardActive = (slot: number, isActive: boolean, slots: CardSlots): CardChange =>
  changeCard(slots, slot, () => ({
    isAllowed: true,
    slot,
    desired: { [`cards.${slot}.flags`]: isActive ? 3 : 1 },
  }));

/** Takes a card out of its slot. */
export const removeCard = (slot: number, slots: CardSlots): CardChange =>
  changeCard(slots, slot, () => ({ isAllowed: true, slot, desired: emptyCardPoints(slot) }));
