import type { z } from 'zod';
import { treeProblems } from '#shared/domain/balancing/treeProblems.ts';
import { type BalanceState, balanceStateSchema } from './stateSchema.ts';

/** One thing wrong with a state; `path` points to it, `message` is an English sentence. */
export interface StateProblem {
  readonly code: string;
  readonly path: string;
  readonly params: Readonly<Record<string, number | string>>;
  readonly message: string;
}

export type CheckedState =
  | { readonly isGood: true; readonly state: BalanceState }
  | { readonly isGood: false; readonly problems: readonly StateProblem[] };

/** More problems than this are not listed one by one. */
const most = 100;

const shapeProblem = (issue: z.core.$ZodIssue): StateProblem => {
  const path = issue.path.map(String).join('.');
  return {
    code: 'not-valid',
    path,
    params: { problem: issue.code },
    message: `${path || 'The state'}: ${issue.message}.`,
  };
};

const chargerProblems = (state: BalanceState): StateProblem[] => {
  const known = new Set(state.nodes.map((node) => node.id));
  const seen = new Set<string>();
  return state.chargers.flatMap((charger, index) => {
    const found: StateProblem[] = [];
    const add = (code: string, params: StateProblem['params'], message: string) =>
      found.push({ code, path: `chargers.${index}`, params: { charger: charger.id, ...params }, message });
    const { id, node, minA, maxA, phases, wiredPhases } = charger;
    if (seen.has(id)) add('charger-twice', {}, `Charger ${id} is listed twice.`);
    seen.add(id);
    if (!known.has(node))
      add('unknown-node', { node }, `Charger ${id} is at node ${node}, which is not there.`);
    if (minA > maxA)
      add(
        'min-above-max',
        { minA, maxA },
        `Charger ${id}: its minimum ${minA} A is above its maximum ${maxA} A.`,
      );
    if (phases?.some((phase) => wiredPhases !== undefined && !wiredPhases.includes(phase)))
      add('phase-not-wired', {}, `Charger ${id} cannot load a phase that is not wired.`);
    return found;
  });
};

/** Checks a state completely: the shape first, then the tree and the chargers. A bad state allocates nothing. */
export const checkState = (given: unknown): CheckedState => {
  const parsed = balanceStateSchema.safeParse(given);
  if (!parsed.success) {
    return { isGood: false, problems: parsed.error.issues.slice(0, most).map(shapeProblem) };
  }
  const problems = [
    ...treeProblems(parsed.data.nodes).map(
      ({ code, node, params, message }): StateProblem => ({ code, path: `nodes.${node}`, params, message }),
    ),
    ...chargerProblems(parsed.data),
  ];
  if (problems.length > 0) return { isGood: false, problems: problems.slice(0, most) };
  return { isGood: true, state: parsed.data };
};
