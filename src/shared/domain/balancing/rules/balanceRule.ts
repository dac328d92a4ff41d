import { type Allocation, allocate } from '#shared/domain/balancing/allocate/allocate.ts';
import type { BalanceState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { phaseTurns } from './phaseTurns.ts';
import { scalarFirstCome } from './scalarFirstCome.ts';

/** A way to share the current: a state in, set-points and the memory for the next call out. */
export type BalanceRule = (state: BalanceState) => Pick<Allocation, 'setA' | 'memory'> & Partial<Allocation>;

export const ruleNames = ['epochs', 'first-come', 'phase-turns', 'none'] as const;
export type RuleName = (typeof ruleNames)[number];

/** No management at all: every charger may always draw its maximum. */
const unmanaged: BalanceRule = ({ chargers }) => ({
  setA: Object.fromEntries(chargers.map(({ id, maxA }) => [id, maxA])),
});

/** The rules by name: this program's, the two simpler ones it is compared with, and none. */
export const balanceRules: Readonly<Record<RuleName, BalanceRule>> = {
  epochs: allocate,
  'first-come': scalarFirstCome,
  'phase-turns': phaseTurns,
  none: unmanaged,
};
