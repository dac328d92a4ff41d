import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type JobProgress, useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { refreshConfiguration } from '#renderer/features/configuration/model/configurationQueries.ts';
import type { PlanEvent, RollbackPlanEvent } from '#renderer/features/configuration/model/streamEvents.ts';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';
import type { AppliedView, ChangePlanView } from '#shared/contract/configuration.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { openPlan, type PlanSource } from './planSource.ts';

export interface Planning {
  readonly plan: ChangePlanView | null;
  readonly notRestorable: AppliedView['notRestorable'];
  readonly isRunning: boolean;
  readonly progress: JobProgress | null;
  readonly error: WireError | null;
  /** From the charger as it is then, whatever was on the screen before. */
  readonly again: () => Promise<void>;
  /** The same plan with a new PIN at hand. */
  readonly withPin: (newPin: string) => Promise<void>;
  /** The PIN the charger gets with this plan. */
  readonly newPin: string | null;
  readonly cancel: () => void;
}

/** Plans as soon as the screen is there, and again whenever asked; reads the charger first. */
export const usePlanning = (visit: Visit, source: PlanSource): Planning => {
  const client = useQueryClient();
  const job = useJobStream<PlanEvent | RollbackPlanEvent>();
  const [made, setMade] = useState<Pick<Planning, 'plan' | 'notRestorable'>>({
    plan: null,
    notRestorable: [],
  });
  const [newPin, setNewPin] = useState<string | null>(null);
  const latest = useRef({ visit, source });
  latest.current = { visit, source };
  const { run } = job;
  const planFrom = useCallback(
    async (pin: string | null, generation: number | null) => {
      const done = await run((signal) => openPlan({ ...latest.current, newPin: pin, generation }, signal));
      if (done === null) return;
      const { result } = done;
      setMade('plan' in result ? result : { plan: result, notRestorable: [] });
      // Planning has read the charger.
      await refreshConfiguration(client);
    },
    [run, client],
  );
  const looked = source.kind === 'rollback' ? undefined : source.base?.generation;
  const [lookedAt] = useState(looked ?? null);
  useEffect(() => void planFrom(null, lookedAt), [planFrom, lookedAt]);
  const { isRunning, progress, error, cancel } = job;
  return {
    ...made,
    isRunning,
    progress,
    error,
    newPin,
    again: () => planFrom(newPin, null),
    withPin: (pin) => {
      setNewPin(pin);
      return planFrom(pin, lookedAt);
    },
    cancel,
  };
};
