import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

/** A plan with its way back and forth. */
export interface PlanHistory {
  readonly past: readonly Site[];
  readonly now: Site;
  readonly future: readonly Site[];
  /** What the last change was about: typing on in the same field is one step, not twenty. */
  readonly about: string | null;
}

const mostSteps = 200;

export const beginHistory = (now: Site): PlanHistory => ({ past: [], now, future: [], about: null });

/** The plan after a change; `about` null makes it a step of its own. */
export const withChange = (history: PlanHistory, now: Site, about: string | null): PlanHistory => {
  const isSame = JSON.stringify(now) === JSON.stringify(history.now);
  if (isSame) return history;
  const goesOn = about !== null && about === history.about;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-mostSteps);
  return { past, now, future: [], about };
};

export const undo = (history: PlanHistory): PlanHistory => {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
    about: null,
  };
};

export const redo = (history: PlanHistory): PlanHistory => {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, about: null };
};
