import type { Allocation } from '#shared/domain/balancing/allocate/allocate.ts';
import { capacities, type NodeCapacity } from '#shared/domain/balancing/allocate/capacity.ts';
import { type Demand, demandOf } from '#shared/domain/balancing/allocate/demand.ts';
import { type NodeMemory, newChargerMemory } from '#shared/domain/balancing/allocate/memorySchema.ts';
import { settingsOf } from '#shared/domain/balancing/allocate/settings.ts';
import type { BalanceState } from '#shared/domain/balancing/allocate/stateSchema.ts';
import { compileTree, type Tree } from '#shared/domain/balancing/allocate/tree.ts';

/** What a simpler rule sees of a state: the same meters and learnt phases, so that only the sharing differs. */
export interface SiteView {
  readonly nowS: number;
  /** Time since the last allocation. */
  readonly passedS: number;
  readonly tree: Tree;
  readonly demands: readonly Demand[];
  readonly capacity: readonly NodeCapacity[];
  readonly done: (setA: Readonly<Record<string, number>>) => Pick<Allocation, 'setA' | 'memory'>;
}

/** Opens a state for a simpler rule. */
export const viewSite = (state: BalanceState): SiteView => {
  const nowS = state.nowS ?? 0;
  const settings = settingsOf(state.settings);
  const tree = compileTree(state);
  const known = new Map<string, NodeMemory>();
  for (const [id, memory] of Object.entries(state.memory?.nodes ?? {}))
    known.set(id, { ...memory, samples: [...memory.samples] });
  const passedS = state.memory === undefined ? 0 : Math.max(0, nowS - state.memory.nowS);
  const demands = state.chargers.map((charger) =>
    demandOf(
      charger,
      { ...(state.memory?.chargers[charger.id] ?? newChargerMemory(nowS, charger.setA ?? 0)) },
      { nowS: state.nowS ?? null, passedS, isNewEpoch: false },
      settings,
    ),
  );
  const capacity = capacities(tree, demands, known, state.nowS ?? null, settings);
  const done: SiteView['done'] = (setA) => {
    for (const { charger, memory, isAsking } of demands) {
      const isOn = (setA[charger.id] ?? 0) > 0;
      if (isOn !== memory.isOn) memory.switchedS = nowS;
      if (!isAsking) memory.waitingSinceS = nowS;
      memory.isOn = isOn;
      memory.setA = setA[charger.id] ?? 0;
    }
    const chargers = Object.fromEntries(demands.map(({ charger, memory }) => [charger.id, memory]));
    const memory = { nowS, epoch: 0, chargers, nodes: Object.fromEntries(known) };
    return state.nowS === undefined ? { setA } : { setA, memory };
  };
  return { nowS, passedS, tree, demands, capacity, done };
};
