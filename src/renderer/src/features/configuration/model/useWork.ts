import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PlanSource } from '#renderer/features/configuration/plan/planSource.ts';
import { useAbandon } from '#renderer/features/configuration/runs/useAbandon.ts';
import type { AppliedView, RunView } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { useInterruptedRuns } from './configurationQueries.ts';
import { useEdits } from './editStore.ts';
import { useComeToPutBack } from './useComeToPutBack.ts';

/** What the page is at: looking and editing, a plan, an interrupted run, or the proof of what was written. */
export type Phase =
  | { readonly kind: 'values' }
  | { readonly kind: 'plan'; readonly source: PlanSource }
  | { readonly kind: 'resume'; readonly run: RunView }
  | { readonly kind: 'proof'; readonly applied: AppliedView; readonly canUndo: boolean };

export interface Work {
  readonly phase: Phase;
  readonly toValues: () => void;
  readonly toPlan: (source: PlanSource) => void;
  readonly finish: (applied: AppliedView) => Promise<void>;
}

/** The way from values over a plan to the proof; an interrupted run comes in through the address. */
export const useWork = (device: DeviceView, canWrite: boolean): Work => {
  const search = useSearch({ from: '/chargers/$deviceId/configuration' });
  const navigate = useNavigate();
  const runs = useInterruptedRuns();
  const abandon = useAbandon();
  const store = useEdits(device.identity.serial);
  const [phase, setPhase] = useState<Phase>({ kind: 'values' });
  const takenUp = useRef<string | null>(null);
  const run = runs.data?.find(({ id, serial }) => id === search.run && serial === device.identity.serial);
  const { back } = search;
  // Begins once, as soon as the PIN is in; from then on a door that closes does not end the screen.
  useEffect(() => {
    if (run === undefined || !canWrite || takenUp.current === run.id) return;
    takenUp.current = run.id;
    setPhase(
      back === undefined
        ? { kind: 'resume', run }
        : { kind: 'plan', source: { kind: 'rollback', snapshotId: back } },
    );
  }, [run, back, canWrite]);

  useComeToPutBack(device.id, search.putBack !== undefined && canWrite, (source) =>
    setPhase({ kind: 'plan', source }),
  );

  const leaveRun = async () => {
    takenUp.current = null;
    if (search.run === undefined && search.putBack === undefined) return;
    await navigate({
      to: '/chargers/$deviceId/configuration',
      params: { deviceId: device.id },
      replace: true,
    });
  };
  const finish = async (applied: AppliedView) => {
    const isRollback = phase.kind === 'plan' && phase.source.kind === 'rollback';
    setPhase({ kind: 'proof', applied, canUndo: !isRollback });
    if (phase.kind !== 'plan' || phase.source.kind !== 'put-back') store.clear();
    // What was begun is now undone on purpose, so nobody has to go on with it.
    if (run !== undefined && isRollback) await abandon.run(run.id);
    await leaveRun();
  };
  return {
    phase,
    toValues: () => {
      setPhase({ kind: 'values' });
      void leaveRun();
    },
    toPlan: (source) => setPhase({ kind: 'plan', source }),
    finish,
  };
};
