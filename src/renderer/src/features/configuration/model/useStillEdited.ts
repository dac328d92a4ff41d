import { useMemo } from 'react';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type EditStore, useEdits } from './editStore.ts';
import { type Edits, stillDifferent } from './edits.ts';

/** The edits kept under a key, without those that the charger has by now; all of them while nothing was read. */
export const useStillEdited = (
  key: string,
  found: PointValues | null | undefined,
): { readonly edits: Edits; readonly store: EditStore } => {
  const store = useEdits(key);
  const edits = useMemo(
    () => (found == null ? store.edits : stillDifferent(store.edits, found)),
    [store.edits, found],
  );
  return { edits, store };
};
