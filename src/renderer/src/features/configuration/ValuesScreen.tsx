import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { CompareWithLog } from './CompareWithLog.tsx';
import { EditBar } from './EditBar.tsx';
import { History } from './history/History.tsx';
import { usePoints } from './model/configurationQueries.ts';
import type { Current } from './model/useCurrent.ts';
import { useReading } from './model/useReading.ts';
import { useStillEdited } from './model/useStillEdited.ts';
import type { Visit } from './model/useVisit.ts';
import type { PlanSource } from './plan/planSource.ts';
import { ReadAgain } from './ReadAgain.tsx';
import { InterruptedRuns } from './runs/InterruptedRuns.tsx';
import { Sources } from './sources/Sources.tsx';
import { TakenNotice } from './sources/TakenNotice.tsx';
import { useTake } from './sources/useTake.ts';
import { ValuesEditor } from './values/ValuesEditor.tsx';

const noPoints: readonly EditablePoint[] = [];

interface ValuesScreenProps {
  readonly device: DeviceView;
  readonly visit: Visit;
  readonly current: Current;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly onPlan: (source: PlanSource) => void;
}

/** What the charger has, what is wanted instead, and where else wanted values can come from. */
export const ValuesScreen = (props: ValuesScreenProps) => {
  const { t } = useTranslation('configuration');
  const { device, canRead, canWrite } = props;
  const { serial, hardwareMaxA } = device.identity;
  const { snapshot, isKnown } = props.current;
  const reading = useReading(props.visit);
  const known = usePoints(device.id, canRead);
  const points = known.data ?? noPoints;
  const current = snapshot?.values;
  const { edits, store } = useStillEdited(serial, current);
  const { take, taken, clear } = useTake({ device, points, current: current ?? {}, edits });
  return (
    <>
      <InterruptedRuns serial={serial} />
      <BridgeErrorPanel error={reading.error} onRetry={() => void reading.readAgain()} />
      <BridgeErrorPanel error={known.error === null ? null : toBridgeError(known.error)} />
      <CompareWithLog {...{ reading, canRead, canWrite }} visit={props.visit} onPlan={props.onPlan} />
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
