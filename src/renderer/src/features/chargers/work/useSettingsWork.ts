import { useCallback, useMemo, useState } from 'react';
import type { EditStore } from '#renderer/features/configuration/model/editStore.ts';
import {
  countEdits,
  type Edits,
  withoutPoint,
  withValue,
} from '#renderer/features/configuration/model/edits.ts';
import { useCurrent } from '#renderer/features/configuration/model/useCurrent.ts';
import { type Reading, useReading } from '#renderer/features/configuration/model/useReading.ts';
import { useStillEdited } from '#renderer/features/configuration/model/useStillEdited.ts';
import { useVisit, type Visit } from '#renderer/features/configuration/model/useVisit.ts';
import type { EditedSource, PlanSource } from '#renderer/features/configuration/plan/planSource.ts';
import type { AppliedView } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { Snapshot } from '#shared/domain/logEntry.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** What a page of settings is at: changing, a plan, somebody else's changes in between, or the proof of what was written. */
export type SettingsPhase =
  | { readonly kind: 'edit' }
  | { readonly kind: 'plan'; readonly source: PlanSource }
  | { readonly kind: 'merge'; readonly source: EditedSource }
  | { readonly kind: 'proof'; readonly applied: AppliedView; readonly canUndo: boolean };

export interface SettingsWork {
  readonly device: DeviceView;
  readonly visit: Visit;
  readonly phase: SettingsPhase;
  /** What the charger has, by the newest reading; null while nothing was read. */
  readonly found: PointValues | null;
  readonly takenAtMs: number | null;
  /** What it would have after writing. */
  readonly wanted: PointValues;
  readonly edits: Edits;
  readonly count: number;
  readonly reading: Reading;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly change: (points: PointValues) => void;
  /** Forgets what was changed of the points that begin like this. */
  readonly undo: (prefix: string) => void;
  readonly undoAll: () => void;
  readonly toEdit: () => void;
  readonly toPlan: (source: PlanSource) => void;
  readonly planEdits: () => void;
  readonly toMerge: (source: EditedSource) => void;
  readonly finishMerge: (source: EditedSource) => void;
  readonly finish: (applied: AppliedView) => void;
}

/** The state that edits were made on, so that the charger can tell when it has moved. */
const baseOf = (snapshot: Snapshot | undefined): Pick<EditedSource, 'base'> => {
  const generation = snapshot?.values['generation.settings'];
  return snapshot === undefined || typeof generation !== 'number'
    ? {}
    : { base: { snapshotId: snapshot.id, generation } };
};

const useChanges = (
  change: EditStore['change'],
  found: PointValues | null,
): Pick<SettingsWork, 'change' | 'undo'> => ({
  change: useCallback(
    (points) =>
      change((before) =>
        Object.entries(points).reduce(
          (made, [point, value]) => withValue(made, found ?? {}, point, value),
          before,
        ),
      ),
    [change, found],
  ),
  undo: useCallback(
    (prefix) =>
      change((before) =>
        Object.keys(before.values)
          .filter((point) => point.startsWith(prefix))
          .reduce(withoutPoint, before),
      ),
    [change],
  ),
});

/** The way of one page's settings from what was found over a plan to the proof; each page has edits of its own. */
export const useSettingsWork = (device: DeviceView, isPresent: boolean, page: string): SettingsWork => {
  const { serial } = device.identity;
  const visit = useVisit(device);
  const current = useCurrent(serial);
  const reading = useReading(visit);
  const [phase, setPhase] = useState<SettingsPhase>({ kind: 'edit' });
  const { snapshot } = current;
  const found = snapshot?.values ?? null;
  const { edits, store } = useStillEdited(`${serial}/${page}`, found);
  const wanted = useMemo(() => ({ ...found, ...edits.values }), [found, edits]);
  const isFree = isPresent && device.jobId === null;
  const canWrite = isFree && device.access.state === 'open';
  const { change } = store;
  const toPlan = (source: PlanSource) => setPhase({ kind: 'plan', source });
  return {
    device,
    visit,
    phase,
    found,
    takenAtMs: snapshot?.takenAtMs ?? null,
    wanted,
    edits,
    count: countEdits(edits),
    reading,
    canRead: canWrite || (isFree && device.door === 'modbus'),
    canWrite,
    ...useChanges(change, found),
    undoAll: store.clear,
    toEdit: () => setPhase({ kind: 'edit' }),
    toPlan,
    planEdits: () => toPlan({ kind: 'edits', edits, ...baseOf(snapshot) }),
    toMerge: (source) => setPhase({ kind: 'merge', source }),
    finishMerge: (source) => {
      change(() => source.edits);
      toPlan(source);
    },
    finish: (applied) => {
      const canUndo = phase.kind === 'plan' && phase.source.kind !== 'rollback';
      store.clear();
      setPhase({ kind: 'proof', applied, canUndo });
    },
  };
};
