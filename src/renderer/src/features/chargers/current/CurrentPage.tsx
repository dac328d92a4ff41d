import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { AccessPanel } from '#renderer/features/chargers/AccessPanel.tsx';
import { ChargerScreen } from '#renderer/features/chargers/frame/ChargerScreen.tsx';
import { StateHead } from '#renderer/features/chargers/live/StateHead.tsx';
import { useLiveCharger } from '#renderer/features/chargers/live/useLiveCharger.ts';
import { useCurrent } from '#renderer/features/configuration/model/useCurrent.ts';
import { useReading } from '#renderer/features/configuration/model/useReading.ts';
import { useVisit } from '#renderer/features/configuration/model/useVisit.ts';
import { ProofScreen } from '#renderer/features/configuration/plan/ProofScreen.tsx';
import { useWriting } from '#renderer/features/configuration/plan/useWriting.ts';
import { ReadAgain } from '#renderer/features/configuration/ReadAgain.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { AppliedView } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { BoundList } from './BoundList.tsx';
import { boundsOf, limitsNow } from './boundsOf.ts';
import './current.css';
import { CurrentForm } from './CurrentForm.tsx';
import { Unread } from './Unread.tsx';

/** The stored charging current: every limit named, one value written, and the proof of it. */
export const CurrentPage = () => (
  <ChargerScreen>{(device) => <StoredCurrent key={device.id} device={device} />}</ChargerScreen>
);

const missingOf = (device: DeviceView) => {
  if (!device.isOpen) return 'lost';
  if (device.jobId !== null) return 'job';
  return device.access.state === 'open' ? null : 'pin';
};

const CurrentProof = (props: { applied: AppliedView; deviceId: string; onBack: () => void }) => {
  const { t } = useTranslation('live');
  return (
    <Screen title={t('current.proof')} focusKey="proof">
      <ProofScreen {...props} onUndo={undefined} />
    </Screen>
  );
};

const StoredCurrent = ({ device }: { device: DeviceView }) => {
  const { t } = useTranslation(['live', 'configuration']);
  const live = useLiveCharger(device);
  const reading = useReading(useVisit(device));
  const { snapshot, isKnown } = useCurrent(device.identity.serial);
  const [applied, setApplied] = useState<AppliedView | null>(null);
  const writing = useWriting(setApplied);
  const isLive = live.fresh.kind === 'live';
  const missing = missingOf(device);
  if (applied !== null) {
    return <CurrentProof applied={applied} deviceId={device.id} onBack={() => setApplied(null)} />;
  }
  const canRead = device.isOpen && device.jobId === null && (device.door === 'modbus' || missing === null);
  const known = [device, snapshot?.values ?? {}, isLive ? live.values : {}] as const;
  const bounds = boundsOf(...known);
  const limits = limitsNow(...known);
  const head = <StateHead values={live.values} fresh={live.fresh} />;
  return (
    <Screen title={t('current.title')} focusKey="form" lead={t('current.lead')}>
      <BridgeErrorPanel error={reading.error} onRetry={() => void reading.readAgain()} />
      {missing === 'pin' ? <AccessPanel device={device} /> : null}
      {reading.isAsked ? (
        <ProgressPanel
          what={t('configuration:phase.reading')}
          done={reading.progress?.done ?? 0}
          total={reading.progress?.total ?? 0}
          onCancel={reading.cancel}
        />
      ) : null}
      {snapshot === undefined ? (
        <Unread
          {...{ reading, isKnown, canRead, head }}
          isNext={missing === null}
          aside={<BoundList limits={limits} />}
        />
      ) : (
        <CurrentForm
          // Another reading is another beginning.
          key={snapshot.id}
          device={device}
          read={snapshot.values}
          bounds={bounds}
          writing={writing}
          missing={missing}
          head={head}
          aside={
            <div className="nx-stack">
              <BoundList limits={limits} />
              <ReadAgain reading={reading} canRead={canRead} takenAtMs={snapshot.takenAtMs} />
            </div>
          }
        />
      )}
    </Screen>
  );
};
