import type { JobDeps } from '#core/commissioning/jobContext.ts';
import type { JobState } from '#core/commissioning/jobState.ts';
import type { BackEndProofEvent } from '#shared/contract/jobs.ts';
import type { ChargerView } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import type { Attempt } from '#shared/domain/ocppBackEnd/ladder.ts';
import { checkedIdentity } from './backEndView.ts';

export type EmitBackEnd = (event: BackEndProofEvent) => void;

/** The local back end as one job sees it: what happened since the order went out. */
export interface LocalWatch {
  /** Undefined before the first attempt. */
  latest(): Attempt | undefined;
  /** The job's charger, connected since then, once the back end has accepted it. */
  heard(): ChargerView | undefined;
  isServing(): boolean;
  stop(): void;
}

const isHere = (state: JobState) => state.answers.backend.where === 'this-laptop';

/** Tells every attempt at the local back end as a ladder; nothing of one elsewhere. */
export const watchLocal = (
  deps: JobDeps,
  state: JobState,
  { emit, atS, sinceMs }: { emit: EmitBackEnd; atS(): number; readonly sinceMs: number },
): LocalWatch => {
  const { backEnd } = deps;
  const identity = checkedIdentity(state);
  const told = new Map<number, string>();
  const attempts = () =>
    isHere(state) ? backEnd.state().attempts.filter(({ startedMs }) => startedMs >= sinceMs) : [];
  const look = (): void => {
    for (const attempt of attempts()) {
      const { id, startedMs, reached, failed, diagnosis, seen, times } = attempt;
      const text = JSON.stringify([reached, failed, diagnosis, times]);
      if (told.get(id) === text) continue;
      told.set(id, text);
      emit({
        kind: 'ladder',
        atS: atS(),
        attempt: { id, startedMs, reached, failed, diagnosis, seen, times },
      });
    }
  };
  const stop = backEnd.onChange(look);
  look();
  return {
    latest: () => attempts().at(-1),
    heard: () =>
      isHere(state)
        ? backEnd
            .state()
            .chargers.find(
              (charger) =>
                charger.identity === identity &&
                charger.isConnected &&
                charger.isReady &&
                charger.connectedMs >= sinceMs,
            )
        : undefined,
    isServing: () => isHere(state) && backEnd.state().phase === 'running',
    stop,
  };
};

/** Seconds of device time since now. */
export const stopwatch = ({ clock }: JobDeps): (() => number) => {
  const startedMs = clock.monotonicMs();
  return () => Math.round(((clock.monotonicMs() - startedMs) * clock.speed()) / 100) / 10;
};
