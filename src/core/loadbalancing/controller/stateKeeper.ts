import type { ControllerFolder } from '#core/ports/controllerFiles.ts';
import type { BalanceMemory } from '#shared/domain/balancing/allocate/memorySchema.ts';
import type { Connecting } from './connectSite.ts';
import { memoryFor, stateToSave } from './savedState.ts';
import type { Steering } from './steering.ts';

const saveEveryS = 5;

/** The memory of the allocation, and what is saved for the next run. */
export interface StateKeeper {
  memory(): BalanceMemory | undefined;
  remember(memory: BalanceMemory | undefined): void;
  save(steerings: readonly Steering[]): void;
  /** Saves, unless it was done a moment ago. */
  saveWhenDue(steerings: readonly Steering[]): void;
}

/** Begins with what an earlier run of this site left. */
export const createStateKeeper = (
  folder: ControllerFolder,
  { deps: { clock }, site, saved, tag, time }: Connecting,
): StateKeeper => {
  let memory: BalanceMemory | undefined = memoryFor(site, saved);
  let savedS = Number.NEGATIVE_INFINITY;
  const save = (steerings: readonly Steering[]): void => {
    savedS = time.nowS();
    folder.save(stateToSave({ tag, savedAtMs: clock.nowMs(), nowS: savedS, memory, steerings }));
  };
  return {
    memory: () => memory,
    remember: (next) => {
      memory = next;
    },
    save,
    saveWhenDue: (steerings) => {
      if (time.nowS() - savedS >= saveEveryS) save(steerings);
    },
  };
};
