import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useVisit } from '#renderer/features/configuration/model/useVisit.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { FileStatusView } from '#shared/contract/firmware.ts';

type Event = { kind: string };

/** A firmware on trial: how long still, and the two ways to end it. */
export const TrialPanel = (props: { device: DeviceView; status: FileStatusView; onChanged: () => void }) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  const visit = useVisit(props.device);
  const job = useJobStream<Event>();
  const { firmware: version, trialLeftS } = props.status;
  const end = async (act: 'confirm' | 'goBack') => {
    const done = await job.run((signal) => api.firmware[act](visit, { signal }));
    if (done !== null) props.onChanged();
  };
  const canWrite = props.device.isOpen && props.device.access.state === 'open';
  return (
    <ErrorPanel
      level="warn"
      text={t('trial.title', { version })}
      hint={t('trial.left', { time: format.duration(trialLeftS ?? 0) })}
      action={
        <div className="nx-stack">
          <BridgeErrorPanel error={job.error} />
          <div className="nx-row">
            <Button
              kind="primary"
              disabled={!canWrite}
              busy={job.isRunning}
              onClick={() => void end('confirm')}
            >
              {t('trial.confirm', { version })}
            </Button>
            <Button disabled={!canWrite} busy={job.isRunning} onClick={() => void end('goBack')}>
              {t('trial.back')}
            </Button>
          </div>
        </div>
      }
    />
  );
};
