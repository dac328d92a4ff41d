import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';

/** Let it show itself, or let go of it. */
export const ChargerActions = ({ device }: { device: DeviceView }) => {
  const { t } = useTranslation('pages');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const identify = useAction(async () => {
    await api.devices.identify({ id: device.id });
    announce(t('charger.identified'), 'good');
  });
  const close = useAction(async () => {
    await api.devices.close({ id: device.id });
    await navigate({ to: '/chargers' });
  });
  return (
    <>
      {device.isOpen && device.access.state === 'open' ? (
        <Button busy={identify.isRunning} onClick={() => void identify.run()}>
          {t('charger.identify')}
        </Button>
      ) : null}
      <Button
        busy={close.isRunning}
        disabled={device.jobId !== null}
        title={device.jobId === null ? undefined : t('charger.heldByJob')}
        onClick={() => void close.run()}
      >
        {t('charger.disconnect')}
      </Button>
      <BridgeErrorPanel error={identify.error ?? close.error} />
    </>
  );
};
