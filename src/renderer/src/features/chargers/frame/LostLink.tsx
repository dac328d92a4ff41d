import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { statusSign } from '#renderer/ui/status.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';

/** Says on every page of a charger that its link ended, and brings it back. A job does that for itself. */
export const LostLink = ({ device }: { device: DeviceView }) => {
  const { t } = useTranslation('charger');
  const connect = useAction(() => api.devices.reopen({ id: device.id }));
  if (device.isOpen || device.jobId !== null) return null;
  const name = device.identity.name || device.identity.serial;
  return (
    <section className="nx-lost" aria-label={t('lost.label')}>
      <div className="nx-row nx-lost-line">
        <p className="nx-row nx-nowrap-row" role="status">
          {statusSign('warn')}
          <span>
            <strong>{t('lost.title', { name })}</strong> {t(`lost.${device.door}`)}
          </span>
        </p>
        <Button busy={connect.isRunning} onClick={() => void connect.run()}>
          {t('lost.again')}
        </Button>
      </div>
      <BridgeErrorPanel error={connect.error} />
    </section>
  );
};
