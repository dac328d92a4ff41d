import type { LogEntry } from '#shared/domain/logEntry.ts';
import type { EntryStore } from './entryStore.ts';
import type { StoreContext } from './storeContext.ts';

const lookEveryMs = 1_000;

/** Calls every listener; the entry is stored, so a listener's failure must not look like a failed append. */
const tell = (listeners: ReadonlySet<(entry: LogEntry) => void>, entry: LogEntry): void => {
  for (const listener of listeners) {
    try {
      listener(entry);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
};

/**
 * Tells listeners about each new entry once and in order: at once when this process appended it, within about a second
 * when another one did. Looks only while somebody listens, and never keeps the process running.
 */
export const createFollowAppends = ({ db }: StoreContext, entries: EntryStore) => {
  const listeners = new Set<(entry: LogEntry) => void>();
  let toldUpTo = 0;
  let timer: NodeJS.Timeout | undefined;
  let seenVersion: unknown;

  const tellNew = (): void => {
    for (const entry of entries.eachAfter(toldUpTo)) {
      toldUpTo = entry.number;
      tell(listeners, entry);
    }
  };
  const look = (): void => {
    try {
      // Moves when another connection has committed; asking costs no read of the file.
      const version = db.pragma('data_version', { simple: true });
      if (version === seenVersion) return;
      tellNew();
      seenVersion = version;
    } catch {
      // Locked for a moment, or damaged: whoever reads next learns it with a code.
    }
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    stop,
    appended: (): void => {
      if (listeners.size > 0) tellNew();
    },
    onAppended: (listener: (entry: LogEntry) => void): (() => void) => {
      if (listeners.size === 0) toldUpTo = entries.lastNumber();
      listeners.add(listener);
      timer ??= setInterval(look, lookEveryMs).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
};
