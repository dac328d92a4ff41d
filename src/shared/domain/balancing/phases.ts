/** Supply phases by number: 1 = L1, 2 = L2, 3 = L3. */
export type Phase = 1 | 2 | 3;

/** Amperes on L1, L2, L3. */
export type PhaseAmps = readonly [number, number, number];

export const allPhases: readonly Phase[] = [1, 2, 3];

/** The three values worked out phase by phase; the index is 0 for L1. */
export const perPhase = (of: (index: 0 | 1 | 2) => number): [number, number, number] => [of(0), of(1), of(2)];

/** Index of a phase in `PhaseAmps`. */
export const indexOfPhase = (phase: Phase): 0 | 1 | 2 => (phase - 1) as 0 | 1 | 2;

export const noAmps: PhaseAmps = [0, 0, 0];
