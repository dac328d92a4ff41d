import type { ControllerFolder } from '#core/ports/controllerFiles.ts';
import type { Allocation } from '#shared/domain/balancing/allocate/allocate.ts';
import type { SiteLive } from '#shared/domain/balancing/site/stateOfSite.ts';

/** Writes down what was decided and why: every change at once, everything once a minute. */
export interface DecisionJournal {
  decided(live: SiteLive, allocation: Allocation): void;
  note(event: string, details: Readonly<Record<string, unknown>>): void;
}

const wholeEveryS = 60;

export const createDecisionJournal = (folder: ControllerFolder, nowMs: () => number): DecisionJournal => {
  let known: Record<string, string> = {};
  let wholeS = Number.NEGATIVE_INFINITY;
  return {
    note: (event, details) => folder.note({ at: new Date(nowMs()).toISOString(), event, ...details }),
    decided: ({ nowS, meters, chargers }, { setA, why }) => {
      const isWhole = nowS - wholeS >= wholeEveryS;
      const now: Record<string, string> = {};
      const changed: Record<string, unknown> = {};
      for (const [id, a] of Object.entries(setA)) {
        const code = why[id]?.code ?? '';
        const key = `${a} ${code}`;
        now[id] = key;
        if (!isWhole && known[id] === key) continue;
        const { measuredA = null, lostForS = 0 } = chargers?.[id] ?? {};
        changed[id] = { setA: a, why: why[id], measuredA, ...(lostForS > 0 ? { lostForS } : {}) };
      }
      known = now;
      if (Object.keys(changed).length === 0) return;
      if (isWhole) wholeS = nowS;
      folder.note({
        at: new Date(nowMs()).toISOString(),
        event: isWhole ? 'state' : 'decision',
        meters,
        chargers: changed,
      });
    },
  };
};
