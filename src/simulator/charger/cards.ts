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

/** Puts a new card into the first free slot; false when all are used. */
export function learnCard(store: Store, uid: string): boolean {
  const { words, generations } = store.state;
  const settings = readSettings(() => words);
  for (let slot = 1; slot <= cardSlots; slot++) {
    if ((settings.number(`cards.${slot}.flags`) & 1) === 1) continue;
    writeSetting(words, `cards.${slot}.flags`, 3);
    writeSetting(words, `cards.${slot}.length`, uid.length / 2);
    writeSetting(words, `cards.${slot}.uid`, uid.padEnd(20, '0'));
    generations.settings = (generations.settings + 1) & 0xffff;
    generations.cards = (generations.cards + 1) & 0xffff;
    store.trySave();
    return true;
  }
  return false;
}

/** The station's own counter per card. */
export function addCardEnergy(store: Store, uid: string, energyWh: number): void {
  const card = uid === '' ? undefined : findCard(store, uid);
  if (card === undefined) return;
  const name = `cards.${card.slot}.energy`;
  const before = readSettings(() => store.state.words).number(name);
  writeSetting(store.state.words, name, before + Math.floor(energyWh));
}
