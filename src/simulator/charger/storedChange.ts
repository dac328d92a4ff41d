import { loadFailsafe } from './control.ts';
import { closesBluetooth } from './doors.ts';
import type { StoredWords } from './factory.ts';
import type { Parts } from './parts.ts';
import { type StoredBlockKey, storedKeys } from './registerMap.ts';
import { writeSettingsInUnits } from './settings.ts';
import type { Store } from './store.ts';

/** Other stored blocks from now on, with the generations that tell. */
export function replaceWords(store: Store, words: StoredWords, keys: readonly StoredBlockKey[]): void {
  const { state } = store;
  state.words = words;
  state.generations.settings = (state.generations.settings + 1) & 0xffff;
  if (keys.includes('R')) state.generations.cards = (state.generations.cards + 1) & 0xffff;
}

/** Makes everything follow the stored settings. */
export function applySettings({ control, settings, watchdog, time, network, engine, doors }: Parts): void {
  loadFailsafe(control, settings);
  watchdog.reload(time.waitMs());
  network.reconfigure('after connecting');
  engine.step();
  doors.refresh();
}

/** Settings (in units) that somebody changes at the charger itself; their range is the caller's business. */
export function changeSettingsHere(parts: Parts, values: Readonly<Record<string, number | string>>): void {
  const { store, doors, settings } = parts;
  const words = structuredClone(store.state.words);
  writeSettingsInUnits(words, values);
  replaceWords(store, words, storedKeys);
  if (closesBluetooth(settings)) doors.silence('after grace');
  store.trySave();
  applySettings(parts);
}
