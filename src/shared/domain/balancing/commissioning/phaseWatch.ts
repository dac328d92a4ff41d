import { noAmps, type PhaseAmps, perPhase } from '#shared/domain/balancing/phases.ts';
import { correlatePhases, meanAmps, type PhaseStep } from './correlatePhases.ts';

/** Notices while cars charge that the phases of a meter follow other phases than the plan says. */
export interface PhaseWatch {
  /** One reading a second: the meter, and what the chargers below it draw on the supply phases of the plan. */
  readonly look: (meterA: PhaseAmps, chargersA: PhaseAmps) => void;
  /** True while steps on one phase were seen on another one of the meter, again and again. */
  readonly isElsewhere: () => boolean;
}

/** Readings that have to agree until a current counts as settled, and what they may differ by. */
const settledReadings = 5;
const settledA = 0.7;
/** A step on one phase, with the others still, tells where it is seen. */
const stepA = 3;
const keptSteps = 12;

interface Reading {
  readonly meterA: PhaseAmps;
  readonly chargersA: PhaseAmps;
}

const isSettled = (readings: readonly Reading[]): boolean =>
  readings.length === settledReadings &&
  noAmps.every((_, phase) => {
    const values = readings.map(({ chargersA }) => chargersA[phase as 0 | 1 | 2]);
    return Math.max(...values) - Math.min(...values) <= settledA;
  });

const meanOf = (readings: readonly Reading[]): Reading => ({
  meterA: meanAmps(readings.map(({ meterA }) => meterA)),
  chargersA: meanAmps(readings.map(({ chargersA }) => chargersA)),
});

const difference = (after: PhaseAmps, before: PhaseAmps): PhaseAmps =>
  perPhase((phase) => after[phase] - before[phase]);

/** The phase on which alone the current moved. */
const movedPhase = (movedA: PhaseAmps): 0 | 1 | 2 | undefined =>
  ([0, 1, 2] as const).find((phase) =>
    movedA.every((a, each) => (each === phase ? Math.abs(a) >= stepA : Math.abs(a) <= settledA)),
  );

const isSeenElsewhere = (steps: readonly PhaseStep[], phase: number): boolean => {
  const { isDecided, phases } = correlatePhases(steps);
  return isDecided && phases[phase]?.kind === 'stays' && phases.some(({ kind }) => kind === 'loads');
};

/** Opens a watch over one meter: it compares settled moments before and after a step, so ramps and delays do not count. */
export const createPhaseWatch = (): PhaseWatch => {
  let recent: Reading[] = [];
  let before: Reading | undefined;
  const steps: readonly PhaseStep[][] = [[], [], []];
  return {
    look: (meterA, chargersA) => {
      recent = [...recent.slice(1 - settledReadings), { meterA, chargersA }];
      if (!isSettled(recent)) return;
      const now = meanOf(recent);
      const movedA = before === undefined ? noAmps : difference(now.chargersA, before.chargersA);
      const phase = movedPhase(movedA);
      if (phase !== undefined && before !== undefined) {
        const kept = steps[phase] ?? [];
        kept.push({ ownA: movedA[phase], meterA: difference(now.meterA, before.meterA) });
        if (kept.length > keptSteps) kept.shift();
      }
      before = now;
    },
    isElsewhere: () => steps.some(isSeenElsewhere),
  };
};
