import { type FormEvent, useState } from 'react';
import type { Card } from '#shared/domain/charger/cards/cardSlots.ts';
import { writeUid } from '#shared/domain/charger/cards/cardUid.ts';
import type { CardChange, NewCard } from '#shared/domain/charger/cards/changeCards.ts';

export type AllowedCardChange = Extract<CardChange, { isAllowed: true }>;
export type CardRefusal = Extract<CardChange, { isAllowed: false }>;

/** What is entered of a card, and what is wrong with it since it was tried. */
export const useCardDraft = (
  card: Card | undefined,
  check: (card: NewCard) => CardChange,
  onDone: (change: AllowedCardChange) => void,
) => {
  const [uid, setUid] = useState(card === undefined ? '' : writeUid(card.uid));
  const [name, setName] = useState(card?.name ?? '');
  const [limitA, setLimit] = useState<number | null>(card?.limitA ?? null);
  const [hasLimit, setHasLimit] = useState(card !== undefined && card.limitA !== null);
  const [isLimitMissing, setLimitMissing] = useState(false);
  const [refusal, setRefusal] = useState<CardRefusal | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = hasLimit && limitA === null;
    setLimitMissing(isMissing);
    const change = check({
      uid,
      name,
      limitA: hasLimit ? limitA : null,
      isActive: card?.isActive ?? true,
    });
    setRefusal(change.isAllowed ? null : change);
    if (change.isAllowed && !isMissing) onDone(change);
  };
  return {
    ...{ uid, setUid, name, setName, limitA, setLimit, hasLimit, setHasLimit },
    ...{ isLimitMissing, refusal, submit },
  };
};
