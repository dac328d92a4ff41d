import type { AccessState } from './deviceSession.types.ts';

const states = ['locked', 'open', 'blocked'] as const;

/** The access state from what both doors tell of it: state, attempts left, seconds of the block, factory PIN. */
export const accessStateOf = (told: readonly number[]): AccessState => {
  const [state = 0, attemptsLeft = 0, blockedSeconds = 0, factory = 0] = told;
  return { state: states[state] ?? 'locked', attemptsLeft, blockedSeconds, pinIsFactory: factory === 1 };
};
