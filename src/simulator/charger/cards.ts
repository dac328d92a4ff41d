import { noLimit } from './control.ts';
import type { StoredWords } from './factory.ts';
import { cardSlots } from './registerMap.ts';
import { readSettings, writeSetting } from './settings.ts';
import type { Store } from './store.ts';

export interface Card {
  readonly slot: number;
  readonly uid: string;
  readonly limitMa: number;
}

/** The enabled card with this UID (hex). */
export function findCard(store: Store, uid: string): Card | undefined {
  const settings = readSettings(() => store.state.words);
  for (let slot = 1; slot <= cardSlots; slot++) {
    const stored = settings.text(`cards.${slot}.uid`).slice(0, settings.number(`cards.${slot}.length`) * 2);
    if (settings.number(`cards.${slot}.flags`) !== 3 || stored !== uid) continue;
    return { slot, uid, limitMa: settings.number(`cards.${slot}.maxCurrent`) };
  }
  return undefined;
}

/** How it ended to hold a new card to the reader. */
export type Learned = 'stored' | 'duplicate' | 'full' | 'unusable';

/** Single, double and triple size, as ISO 14443 has them. */
const uidBytes = [4, 7, 10];

export function hasFreeSlot(store: Store): boolean {
  return usedSlots(store).length < cardSlots;
}

function usedSlots(store: Store): { readonly slot: number; readonly uid: string }[] {
  const settings = readSettings(() => store.state.words);
  return Array.from({ length: cardSlots }, (_, n) => n + 1)
    .filter((slot) => (settings.number(`cards.${slot}.flags`) & 1) === 1)
    .map((slot) => ({
      slot,
      uid: settings.text(`cards.${slot}.uid`).slice(0, settings.number(`cards.${slot}.length`) * 2),
    }));
}

/** The UID of the first card there is. */
export function findFirstCard(store: Store): string | undefined {
  return usedSlots(store)[0]?.uid;
}

/** Puts a new card into the first free slot, with nothing left of the card that was there. */
export function learnCard(store: Store, uid: string): Learned {
  const { words, generations } = store.state;
  const used = usedSlots(store);
  if (!uidBytes.includes(uid.length / 2)) return 'unusable';
  if (used.some((card) => card.uid === uid)) return 'duplicate';
  const slot = Array.from({ length: cardSlots }, (_, n) => n + 1).find(
    (free) => !used.some((card) => card.slot === free),
  );
  if (slot === undefined) return 'full';
  const values = { flags: 3, length: uid.length / 2, uid: uid.padEnd(20, '0'), maxCurrent: noLimit };
  for (const [field, value] of Object.entries({ ...values, energy: 0, name: '' })) {
    writeSetting(words, `cards.${slot}.${field}`, value);
  }
  generations.settings = (generations.settings + 1) & 0xffff;
  generations.cards = (generations.cards + 1) & 0xffff;
  store.trySave();
  return 'stored';
}

/** The station's own counter per card; also of one that was disabled meanwhile. */
export function addCardEnergy(store: Store, uid: string, energyWh: number): void {
  const card = uid === '' ? undefined : usedSlots(store).find((used) => used.uid === uid);
  if (card === undefined) return;
  const name = `cards.${card.slot}.energy`;
  const before = readSettings(() => store.state.words).number(name);
  writeSetting(store.state.words, name, before + Math.floor(energyWh));
}

/** A slot that a commit gives to another card starts to count anew. */
export function resetCountersOfNewCards(before: StoredWords, after: StoredWords): void {
  const [old, now] = [readSettings(() => before), readSettings(() => after)];
  for (let slot = 1; slot <= cardSlots; slot++) {
    const isSame = ['uid', 'length'].every(
      (field) => old.text(`cards.${slot}.${field}`) === now.text(`cards.${slot}.${field}`),
    );
    if (!isSame) writeSetting(after, `cards.${slot}.energy`, 0);
  }
}
