import { type Allocation, allocate } from './allocate.ts';
import { checkState, type StateProblem } from './checkState.ts';

/** One JSON document for one JSON state. Without a clock in the state only the set-points and their reasons. */
export type StateAnswer =
  | Pick<Allocation, 'setA' | 'reasons'>
  | Allocation
  | { readonly problems: readonly StateProblem[] };

/** Checks and allocates: a state that is not good gets its problems and never a set-point. */
export const answerState = (given: unknown): StateAnswer => {
  const checked = checkState(given);
  if (!checked.isGood) return { problems: checked.problems };
  const allocation = allocate(checked.state);
  if (checked.state.nowS !== undefined) return allocation;
  return { setA: allocation.setA, reasons: allocation.reasons };
};
