import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanSource } from '#renderer/features/configuration/plan/planSource.ts';
import { useAbandon } from '#renderer/features/configuration/runs/useAbandon.ts';
import type { AppliedView, RunView } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { useInterruptedRuns } from './configurationQueries.ts';
import { useEdits } from './editStore.ts';

/** What the page is at: looking and editing, a plan, an interrupted run, or the proof of what was written. */
export type Phase =
  | { readonly kind: 'values' }
  | { readonly kind: 'plan'; readonly source: PlanSource }
  | { readonly kind: 'resume'; readonly run: RunView }
  | { readonly kind: 'proof'; readonly applied: AppliedView; readonly canUndo: boolean };

type OwnPhase = Exclude<Phase, { kind: 'resume' }>;

export interface Work {
  readonly phase: Phase;
  readonly toValues: () => void;
  readonly toPlan: (source: PlanSource) => void;
  readonly finish: (applied: AppliedView) => Promise<void>;
}

/** The way from values over a plan to the proof; an interrupted run comes in through the address. */
export const useWork = (device: DeviceView): Work => {
  const search = useSearch({ from: '/chargers/$deviceId/configuration' });
  const navigate = useNavigate();
  const runs = useInterruptedRuns();
  const abandon = useAbandon();
  const store = useEdits(device.identity.serial);
  const [own, setOwn] = useState<OwnPhase>({ kind: 'values' });
  const run = runs.data?.find(({ id, serial }) => id === search.run && serial === device.identity.serial);

  const phaseOf = (): Phase => {
    if (own.kind !== 'values' || run === undefined) return own;
    const { back } = search;
    return back === undefined
      ? { kind: 'resume', run }
      : { kind: 'plan', source: { kind: 'rollback', snapshotId: back } };
  };
  const phase = phaseOf();
  const leaveRun = async () => {
    if (search.run === undefined) return;
    await navigate({
      to: '/chargers/$deviceId/configuration',
      params: { deviceId: device.id },
      replace: true,
    });
  };
  const finish = async (applied: AppliedView) => {
    const isRollback = phase.kind === 'plan' && phase.source.kind === 'rollback';
    setOwn({ kind: 'proof', applied, canUndo: !isRollback });
    store.clear();
    // What was begun is now undone on purpose, so nobody has to go on with it.
    if (run !== undefined && isRollback) await abandon.run(run.id);
    await leaveRun();
  };
  return {
    phase,
    toValues: () => {
      setOwn({ kind: 'values' });
      void leaveRun();
    },
    toPlan: (source) => setOwn({ kind: 'plan', source }),
    finish,
  };
};
