import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import type { Updating } from '#renderer/features/firmware/model/useUpdating.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { FirmwareUpdateView } from '#shared/contract/firmware.ts';

/** An update whose link or program ended in the middle: go on, or leave it. */
export const InterruptedUpdate = (props: {
  device: DeviceView;
  update: FirmwareUpdateView;
  updating: Updating;
  onChanged: () => void;
}) => {
  const { t } = useTranslation('firmware');
  const format = useFormat();
  const { device, update, updating } = props;
  const { id: runId, from, version } = update;
  const abandon = useAction(() => api.firmware.abandon({ runId }));
  const leave = async () => {
    if ((await abandon.run()) !== null) props.onChanged();
  };
  const goOn = () => updating.start(() => api.firmware.resume({ deviceId: device.id, runId }));
  return (
    <ErrorPanel
      level="warn"
      text={t('interrupted.text', { from, version, time: format.dateTime(update.createdAtMs) })}
      hint={t('interrupted.hint')}
      action={
        <div className="nx-stack">
          <BridgeErrorPanel error={abandon.error ?? updating.startError} />
          <div className="nx-row">
            <Button
              kind="primary"
              disabled={!device.isOpen || device.access.state !== 'open'}
              busy={updating.isStarting}
              onClick={goOn}
            >
              {t('interrupted.goOn')}
            </Button>
            <Button busy={abandon.isRunning} onClick={() => void leave()}>
              {t('interrupted.leave')}
            </Button>
          </div>
        </div>
      }
    />
  );
};
