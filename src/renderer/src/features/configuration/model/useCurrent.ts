import { useRef } from 'react';
import { useSnapshot } from '#renderer/app/queries.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { useSnapshots } from './configurationQueries.ts';

export interface Current {
  /** The newest state the log has of this charger; the one before it while the newest is being fetched. */
  readonly snapshot: Snapshot | undefined;
  /** True once the log has answered whether there is any. */
  readonly isKnown: boolean;
}

/** What is shown as the present state of a charger. */
export const useCurrent = (serial: string): Current => {
  const snapshots = useSnapshots(serial);
  const newest = useSnapshot(snapshots.data?.[0]?.id ?? null);
  const last = useRef<Snapshot | undefined>(undefined);
  if (newest.data !== undefined) last.current = newest.data;
  return { snapshot: last.current, isKnown: snapshots.data !== undefined };
};
