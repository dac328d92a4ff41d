import type { ClearedFaults } from '#core/charger/clearFaults.ts';
import type { ClearedFaultsView } from '#shared/contract/charger.ts';

export const viewCleared = (cleared: ClearedFaults): ClearedFaultsView =>
  cleared.kind === 'cleared'
    ? { kind: 'cleared', bits: [...cleared.bits], left: [...cleared.left] }
    : { kind: 'refused', reason: cleared.refusal.reason, params: { ...cleared.refusal.params } };
