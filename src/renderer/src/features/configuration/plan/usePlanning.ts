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
  readonly again: (newPin: string | null) => Promise<void>;
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
  const latest = useRef({ visit, source });
  latest.current = { visit, source };
  const { run } = job;
  const again = useCallback(
    async (newPin: string | null) => {
      const done = await run((signal) => openPlan({ ...latest.current, newPin, generation: null }, signal));
      if (done === null) return;
      const { result } = done;
      setMade('plan' in result ? result : { plan: result, notRestorable: [] });
      // Planning has read the charger.
      await refreshConfiguration(client);
    },
    [run, client],
  );
  useEffect(() => void again(null), [again]);
  const { isRunning, progress, error, cancel } = job;
  return { ...made, isRunning, progress, error, again, cancel };
};
