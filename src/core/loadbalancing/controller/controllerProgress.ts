import type { ControllerState } from '#shared/contract/balancing.ts';
import type { AppError } from '#shared/errors/appError.ts';
import { createListeners } from '#shared/listeners.ts';
import type { Decision } from './balanceCycle.ts';
import type { SiteLinks } from './connectSite.ts';

/** Where a controller stands. */
export interface Now {
  readonly phase: ControllerState['phase'];
  readonly error: AppError | null;
  readonly decision: Decision | undefined;
  readonly cycles: number;
  readonly cycleMs: number;
  links: SiteLinks;
  isDimmed: boolean;
  /** Meters that show the chargers on other phases than the plan says. */
  elsewhere: ReadonlySet<string>;
}

/** Where a controller stands now, and who is told when that changes. */
export interface ControllerProgress {
  readonly now: Now;
  onChange(listener: () => void): () => void;
  tell(): void;
  become(phase: ControllerState['phase'], error?: AppError | null): void;
  /** One more cycle, of which nobody is told yet. */
  cycled(decision: Decision, cycleMs: number): void;
}

const atFirst: Now = {
  phase: 'starting',
  error: null,
  links: { steerings: [], meters: new Map() },
  decision: undefined,
  cycles: 0,
  cycleMs: 0,
  isDimmed: false,
  elsewhere: new Set(),
};

export const createControllerProgress = (): ControllerProgress => {
  const now = { ...atFirst };
  const listeners = createListeners();
  return {
    now,
    onChange: listeners.add,
    tell: listeners.tell,
    become: (phase, error = null) => {
      Object.assign(now, { phase, error });
      listeners.tell();
    },
    cycled: (decision, cycleMs) => {
      Object.assign(now, { decision, cycles: now.cycles + 1, cycleMs });
    },
  };
};
