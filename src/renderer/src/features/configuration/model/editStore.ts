import { useCallback, useSyncExternalStore } from 'react';
import { type Edits, noEdits } from './edits.ts';

/** Edits by serial number, kept while the program runs, so that a look at another page loses nothing. */
const held = new Map<string, Edits>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export interface EditStore {
  readonly edits: Edits;
  readonly change: (how: (edits: Edits) => Edits) => void;
  readonly clear: () => void;
}

/** What is edited of one charger. */
export const useEdits = (serial: string): EditStore => {
  const edits = useSyncExternalStore(subscribe, () => held.get(serial) ?? noEdits);
  const change = useCallback(
    (how: (edits: Edits) => Edits) => {
      held.set(serial, how(held.get(serial) ?? noEdits));
      for (const listener of listeners) listener();
    },
    [serial],
  );
  const clear = useCallback(() => change(() => noEdits), [change]);
  return { edits, change, clear };
};
