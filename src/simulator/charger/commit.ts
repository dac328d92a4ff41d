import { checkCommit, scopeKeys } from './commitCheck.ts';
import { createConfirmation } from './confirmation.ts';
import { closesBluetooth, doorFingerprint } from './doors.ts';
import type { StoredWords } from './factory.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import type { Parts } from './parts.ts';
import { registerOf, type StoredBlockKey, storedKeys } from './registerMap.ts';
import { readSettings, writeSettingsInUnits } from './settings.ts';
import { applySettings, replaceWords } from './storedChange.ts';
import { endpointOf, type Visit } from './visit.ts';

const gapMs = 5000;
const confirmKey = 0x5afe;

/** Staged settings become stored ones: all or none. */
export interface Commits {
  commit(visit: Visit): Outcome;
  confirm(visit: Visit, value: number): Outcome;
  /** As `commit.state`. */
  state(visit: Visit | undefined): number;
  confirmRemainingS(): number;
  /** Takes an unconfirmed commit back; a restart does not wait for the time-out. */
  revert(): void;
}

/** Stores other words and says for how long they wait to be confirmed (0 = not); undefined = as before. */
function storeWords(
  { store, settings, doors }: Parts,
  words: StoredWords,
  keys: readonly StoredBlockKey[],
): { readonly confirmS: number } | undefined {
  const after = readSettings(() => words);
  const { state } = store;
  const before = structuredClone(state);
  const doorsChange =
    doorFingerprint(settings, state.bluetoothSilent) !== doorFingerprint(after, state.bluetoothSilent);
  const confirmS = doorsChange ? after.number('commit.confirmTimeout') : 0;
  replaceWords(store, words, keys);
  if (confirmS !== 0) state.unconfirmed = { words: before.words };
  else if (closesBluetooth(after)) doors.silence('after grace');
  try {
    store.save();
  } catch {
    if (!before.bluetoothSilent) doors.reopen();
    Object.assign(state, before, { unconfirmed: undefined });
    return undefined;
  }
  return { confirmS };
}

/** Whether a visit came through a door as the stored settings have it. */
function isThroughNewDoor(parts: Parts, visit: Visit): boolean {
  const staysOnBluetooth = !parts.store.state.bluetoothSilent && !closesBluetooth(parts.settings);
  if (staysOnBluetooth) return visit.door === 'bluetooth';
  return visit.door === 'modbus' && visit.endpoint === endpointOf(parts);
}

function keepNewDoors({ store, settings, doors }: Parts): void {
  store.state.unconfirmed = undefined;
  if (closesBluetooth(settings)) doors.silence('at once');
  store.trySave();
  doors.refresh();
}

export function createCommits(parts: Parts): Commits {
  const { store, time, world } = parts;
  let lastCommitMs = Number.NEGATIVE_INFINITY;
  let hasFailed = false;
  const confirmation = createConfirmation(time);

  function revert(): void {
    const { state } = store;
    confirmation.end();
    if (state.unconfirmed === undefined) return;
    replaceWords(store, state.unconfirmed.words, storedKeys);
    state.unconfirmed = undefined;
    hasFailed = true;
    store.trySave();
    applySettings(parts);
  }

  const conclude = (visit: Visit): Outcome => {
    const key = registerOf('commit.key');
    if (confirmation.isAwaited()) return refuse('state', key);
    if (time.waitMs() - lastCommitMs < gapMs) return refuse('tooSoon', key);
    const words = checkCommit(parts, visit);
    if ('kind' in words) return words;
    const keys = scopeKeys(visit.commitScope);
    if (!world.ignoresWrites) {
      writeSettingsInUnits(words, world.alteredWrites);
      const stored = storeWords(parts, words, keys);
      if (stored === undefined) return refuse('failed', key);
      applySettings(parts);
      if (stored.confirmS !== 0) confirmation.begin(stored.confirmS, revert);
      lastCommitMs = time.waitMs();
    }
    visit.staging.forget(keys);
    return done;
  };

  return {
    commit: (visit) => {
      const outcome = conclude(visit);
      hasFailed = outcome.kind === 'refused';
      return outcome;
    },
    confirm: (visit, value) => {
      const register = registerOf('commit.confirm');
      if (!confirmation.isAwaited()) return refuse('state', register);
      if (value !== confirmKey) return refuse('value', register);
      if (!isThroughNewDoor(parts, visit)) return refuse('state', register);
      confirmation.end();
      keepNewDoors(parts);
      return done;
    },
    state: (visit) => {
      if (confirmation.isAwaited()) return 4;
      if (visit !== undefined && !visit.staging.isEmpty()) return 1;
      return hasFailed ? 3 : 0;
    },
    confirmRemainingS: confirmation.remainingS,
    revert,
  };
}
