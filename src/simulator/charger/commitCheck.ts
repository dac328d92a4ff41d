import { resetCountersOfNewCards } from './cards.ts';
import { crossCheck } from './crossCheck.ts';
import { leavesDoor } from './doors.ts';
import type { StoredWords } from './factory.ts';
import { type Refusal, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { blocks, registerOf, type StoredBlockKey, storedKeys } from './registerMap.ts';
import { readSettings } from './settings.ts';
import type { Visit } from './visit.ts';

const point = (name: string) => registerOf(name);

/** The blocks a scope names: bit 0 D, 1 N, 2 O, 3 R. */
export function scopeKeys(scope: number): StoredBlockKey[] {
  return storedKeys.filter((_, bit) => ((scope >> bit) & 1) === 1);
}

/** Values the station itself keeps inside a settings block are taken from now, not from the staging. */
function keepOwnValues(key: StoredBlockKey, candidate: number[], stored: readonly number[]): number[] {
  for (const row of blocks[key].rows) {
    if (row.access !== 'r') continue;
    for (let n = row.offset; n < row.offset + row.words; n++) candidate[n] = stored[n] ?? 0;
  }
  return candidate;
}

/** What a commit would store, or why it stores nothing. */
export function checkCommit(
  { store, settings, engine }: Pick<Parts, 'store' | 'settings' | 'engine'>,
  visit: Visit,
): Refusal | StoredWords {
  const keys = scopeKeys(visit.commitScope);
  const isStaged = keys.length > 0 && keys.every((key) => visit.staging.staged(key) !== undefined);
  if (!isStaged) return refuse('state', point('commit.scope'));
  if (visit.commitGeneration !== store.state.generations.settings) {
    return refuse('state', point('commit.generation'));
  }
  const words = structuredClone(store.state.words);
  for (const key of keys) {
    words[key] = keepOwnValues(key, [...(visit.staging.staged(key) ?? [])], words[key]);
  }
  resetCountersOfNewCards(store.state.words, words);
  const after = readSettings(() => words);
  const finding = crossCheck(settings, after, engine.isPlugged());
  if (finding !== undefined) return refuse(finding.kind, point(finding.point));
  if (!leavesDoor(after, store.state.bluetoothSilent)) return refuse('value', point('modbus.flags'));
  return words;
}
