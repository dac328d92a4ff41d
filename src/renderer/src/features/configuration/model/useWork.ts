import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { EditedSource, PlanSource } from '#renderer/features/configuration/plan/planSource.ts';
import { useAbandon } from '#renderer/features/configuration/runs/useAbandon.ts';
import type { AppliedView, RunView } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import { useInterruptedRuns } from './configurationQueries.ts';
import { useEdits } from './editStore.ts';
import { useComeToPutBack } from './useComeToPutBack.ts';

/** What the page is at: looking and editing, a plan, an interrupted run, or the proof of what was written. */
export type Phase =
  | { readonly kind: 'values' }
  | { readonly kind: 'plan'; readonly source: PlanSource }
  | { readonly kind: 'merge'; readonly source: EditedSource }
  | { readonly kind: 'resume'; readonly run: RunView }
  | { readonly kind: 'proof'; readonly applied: AppliedView; readonly canUndo: boolean };

export interface Work {
  readonly phase: Phase;
  readonly toValues: () => void;
  readonly toPlan: (source: PlanSource) => void;
  readonly toMerge: (source: EditedSource) => void;
  /** What a person decided takes the place of the edits. */
  readonly finishMerge: (source: EditedSource) => void;
  readonly finish: (applied: AppliedView) => Promise<void>;
}

/** Edits are made on what was on the screen: whatever the charger becomes meanwhile is somebody else's work. */
const sinceSeen = (source: PlanSource, seen: Snapshot | undefined): PlanSource => {
  const generation = seen?.values['generation.settings'];
  if (source.kind === 'rollback' || seen === undefined || typeof generation !== 'number') return source;
  return { ...source, base: { snapshotId: seen.id, generation } };
};

/** The way from values over a plan to the proof; an interrupted run comes in through the address. */
export const useWork = (device: DeviceView, canWrite: boolean, seen: Snapshot | undefined): Work => {
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

  const toPlan = (source: PlanSource) => setPhase({ kind: 'plan', source: sinceSeen(source, seen) });
  const isToPutBack = search.putBack !== undefined && canWrite;
  useComeToPutBack(isToPutBack ? device.id : null, seen?.id, toPlan);

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
    toPlan,
    toMerge: (source) => setPhase({ kind: 'merge', source }),
    finishMerge(source) {
      if (source.kind === 'edits') store.change(() => source.edits);
      setPhase({ kind: 'plan', source });
    },
    finish,
  };
};
