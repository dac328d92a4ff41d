import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { DriftNotice } from '#renderer/app/drift/DriftNotice.tsx';
import { valuesToPutBack } from '#renderer/app/drift/putBack.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { EditBar } from './EditBar.tsx';
import { History } from './history/History.tsx';
import { usePoints } from './model/configurationQueries.ts';
import { useEdits } from './model/editStore.ts';
import { stillDifferent } from './model/edits.ts';
import type { Current } from './model/useCurrent.ts';
import { useReading } from './model/useReading.ts';
import type { Visit } from './model/useVisit.ts';
import type { PlanSource } from './plan/planSource.ts';
import { WriteProgress } from './plan/WriteProgress.tsx';
import { ReadAgain } from './ReadAgain.tsx';
import { InterruptedRuns } from './runs/InterruptedRuns.tsx';
import { Sources } from './sources/Sources.tsx';
import { TakenNotice } from './sources/TakenNotice.tsx';
import { useTake } from './sources/useTake.ts';
import { ValuesEditor } from './values/ValuesEditor.tsx';

const noPoints: readonly EditablePoint[] = [];

/** What the charger has, what is wanted instead, and where else wanted values can come from. */
export const ValuesScreen = (props: {
  device: DeviceView;
  visit: Visit;
  current: Current;
  canRead: boolean;
  canWrite: boolean;
  onPlan: (source: PlanSource) => void;
}) => {
  const { t } = useTranslation(['configuration', 'drift']);
  const { device, canRead, canWrite } = props;
  const { serial, hardwareMaxA } = device.identity;
  const { snapshot, isKnown } = props.current;
  const reading = useReading(props.visit);
  const { drift } = reading;
  const known = usePoints(device.id, canRead);
  const points = known.data ?? noPoints;
  const store = useEdits(serial);
  const current = snapshot?.values;
  const edits = useMemo(
    () => (current === undefined ? store.edits : stillDifferent(store.edits, current)),
    [store.edits, current],
  );
  const { take, taken, clear } = useTake({ device, points, current: current ?? {}, edits });
  return (
    <>
      <InterruptedRuns serial={serial} />
      <BridgeErrorPanel error={reading.error} onRetry={() => void reading.readAgain()} />
      <BridgeErrorPanel error={known.error === null ? null : toBridgeError(known.error)} />
      {reading.isAsked ? (
        <WriteProgress steps={[]} progress={reading.progress} onCancel={reading.cancel} />
      ) : (
        <DriftNotice
          status={drift}
          visit={props.visit}
          canCompare={canRead}
          renderPutBack={(count) => (
            <Button
              kind="primary"
              disabled={!canWrite}
              onClick={() => {
                if (drift?.kind !== 'known') return;
                const values = valuesToPutBack(drift.drift);
                props.onPlan({ kind: 'put-back', edits: { values, secrets: {} } });
              }}
            >
              {t('drift:putBack', { count })}
            </Button>
          )}
        />
      )}
      {snapshot === undefined ? (
        isKnown && !reading.isRunning && <p className="nx-muted">{t('notRead')}</p>
      ) : (
        <div className="nx-conf-columns">
          <div className="nx-stack">
            {taken === null ? null : <TakenNotice taken={taken} onClose={clear} />}
            <ValuesEditor
              serial={serial}
              points={points}
              snapshot={snapshot}
              hardwareMaxA={hardwareMaxA}
              isDisabled={known.data === undefined}
              tools={<ReadAgain reading={reading} canRead={canRead} takenAtMs={snapshot.takenAtMs} />}
            />
          </div>
          <aside className="nx-stack">
            <Sources deviceId={device.id} snapshot={snapshot} take={take} />
            <History
              serial={serial}
              isDisabled={!canWrite || reading.isRunning}
              onGoBack={(snapshotId) => props.onPlan({ kind: 'rollback', snapshotId })}
            />
          </aside>
        </div>
      )}
      <EditBar
        edits={edits}
        points={points}
        hardwareMaxA={hardwareMaxA}
        isLocked={!canWrite}
        canPlan={canWrite && !reading.isRunning}
        onUndoAll={store.clear}
        onPlan={() => props.onPlan({ kind: 'edits', edits })}
      />
    </>
  );
};
