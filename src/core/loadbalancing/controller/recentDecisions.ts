import type { ControllerState, Decision } from '#shared/contract/balancing.ts';

/** What controllers decided in the last hour, newest first; kept in memory, the whole story is in their journals. */
export interface RecentDecisions {
  of(controllerId: string): readonly Decision[];
}

const keptMs = 3_600_000;
const mostKept = 500;

/** Follows the controllers and keeps each change of a set-point with its reason. */
export const createRecentDecisions = (controllers: {
  states(): readonly ControllerState[];
  onChange(listener: () => void): () => void;
}): RecentDecisions => {
  const known = new Map<string, number | null>();
  const kept = new Map<string, Decision[]>();
  const hear = () => {
    const states = controllers.states();
    for (const id of kept.keys()) if (!states.some((state) => state.id === id)) kept.delete(id);
    for (const { id, atMs, chargers } of states) {
      const list = (kept.get(id) ?? []).filter((decision) => decision.atMs > atMs - keptMs);
      for (const { id: charger, setA, why, reason } of chargers) {
        const key = `${id} ${charger}`;
        if (known.get(key) === setA || (setA === null && !known.has(key))) continue;
        known.set(key, setA);
        list.unshift({ atMs, charger, setA, why, reason });
      }
      kept.set(id, list.slice(0, mostKept));
    }
  };
  controllers.onChange(hear);
  return { of: (id) => kept.get(id) ?? [] };
};
