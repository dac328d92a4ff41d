import type { NotRestorable } from '#shared/domain/configuration/restorable.ts';
import type { Door } from '#shared/domain/pointValue.ts';
import type { Journal } from './journal.ts';

/**
 * Keeps in the log what going back has left as it is, each with its reason; nothing when all but counters
 * went back.
 */
export const tellWhatStays = (journal: Journal, door: Door, stays: readonly NotRestorable[]): void => {
  const left = stays
    .filter(({ reason }) => reason !== 'counter')
    .map(({ point, reason }) => ({ point, reason }));
  if (left.length === 0) return;
  journal.append({ kind: 'note', outcome: 'done', door, details: { purpose: 'undo-left', left } });
};
