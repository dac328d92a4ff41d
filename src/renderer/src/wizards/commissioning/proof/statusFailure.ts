import type { ProofState } from './proofState.ts';

export const proofStages = ['connecting', 'pending', 'accepted'] as const;

export interface StatusFailure {
  /** Where in the stages it failed: told by the charger, or where it stood when the time was over. */
  readonly at: number;
  readonly why: 'tls-error' | 'rejected' | 'not-reached' | 'nobody-came';
}

/**
 * Where a charger failed that no ladder shows; null while nothing has. `isHere`: it was expected at this computer, so
 * that a firewall or another network stands between.
 */
export const statusFailure = (
  { lastOn, verdict }: Pick<ProofState, 'lastOn' | 'verdict'>,
  isHere: boolean,
): StatusFailure | null => {
  if (lastOn === 'tls-error') return { at: 0, why: lastOn };
  if (lastOn === 'rejected') return { at: 1, why: lastOn };
  const isUnseen = isHere && verdict?.reason === 'back-end-not-seen';
  if (verdict?.verdict !== 'fail' && !isUnseen) return null;
  const reached = proofStages.findIndex((stage) => stage === lastOn);
  return { at: Math.max(0, reached), why: isHere ? 'nobody-came' : 'not-reached' };
};
