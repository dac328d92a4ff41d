import { checkCommit, scopeKeys } from './commitCheck.ts';
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

interface Waiting {
  readonly untilMs: number;
  cancel(): void;
}

export function createCommits(parts: Parts): Commits {
  const { store, time, settings, doors, world } = parts;
  let lastCommitMs = Number.NEGATIVE_INFINITY;
  let hasFailed = false;
  let waiting: Waiting | undefined;

  const apply = () => applySettings(parts);

  const begin = (words: StoredWords, keys: readonly StoredBlockKey[]): boolean => {
    const after = readSettings(() => words);
    const { state } = store;
    const before = structuredClone(state);
    const doorsChange =
      doorFingerprint(settings, state.bluetoothSilent) !== doorFingerprint(after, state.bluetoothSilent);
    const confirmS = after.number('commit.confirmTimeout');
    const isConfirmed = doorsChange && confirmS !== 0;
    replaceWords(store, words, keys);
    if (isConfirmed) state.unconfirmed = { words: before.words };
    else if (closesBluetooth(after)) doors.silence('after grace');
    try {
      store.save();
    } catch {
      if (!before.bluetoothSilent) doors.reopen();
      Object.assign(state, before, { unconfirmed: undefined });
      return false;
    }
    apply();
    if (isConfirmed) {
      waiting = {
        untilMs: time.waitMs() + confirmS * 1000,
        cancel: time.after(confirmS * 1000, revert),
      };
    }
    return true;
  };

  function revert(): void {
    const { state } = store;
    waiting?.cancel();
    waiting = undefined;
    if (state.unconfirmed === undefined) return;
    replaceWords(store, state.unconfirmed.words, storedKeys);
    state.unconfirmed = undefined;
    hasFailed = true;
    store.trySave();
    apply();
  }

  const conclude = (visit: Visit): Outcome => {
    const key = registerOf('commit.key');
    if (waiting !== undefined) return refuse('state', key);
    if (time.waitMs() - lastCommitMs < gapMs) return refuse('tooSoon', key);
    const words = checkCommit(parts, visit);
    if ('kind' in words) return words;
    const keys = scopeKeys(visit.commitScope);
    if (!world.ignoresWrites) {
      writeSettingsInUnits(words, world.alteredWrites);
      if (!begin(words, keys)) return refuse('failed', key);
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
      if (waiting === undefined) return refuse('state', register);
      if (value !== confirmKey) return refuse('value', register);
      const staysOnBluetooth = !store.state.bluetoothSilent && !closesBluetooth(settings);
      const isRightDoor = staysOnBluetooth
        ? visit.door === 'bluetooth'
        : visit.door === 'modbus' && visit.endpoint === endpointOf(parts);
      if (!isRightDoor) return refuse('state', register);
      waiting.cancel();
      waiting = undefined;
      store.state.unconfirmed = undefined;
      if (closesBluetooth(settings)) doors.silence('at once');
      store.trySave();
      doors.refresh();
      return done;
    },
    state: (visit) => {
      if (waiting !== undefined) return 4;
      if (visit !== undefined && !visit.staging.isEmpty()) return 1;
      return hasFailed ? 3 : 0;
    },
    confirmRemainingS: () =>
      waiting === undefined ? 0 : Math.max(0, Math.ceil((waiting.untilMs - time.waitMs()) / 1000)),
    revert,
  };
}
