import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { InterruptedRuns } from '#renderer/features/configuration/runs/InterruptedRuns.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { ConnectByAddress } from './ConnectByAddress.tsx';
import { OpenChargers } from './OpenChargers.tsx';
import { ScanList } from './ScanList.tsx';

/** Chargers in the air and on the network, without a job. */
export const ChargersPage = () => {
  const { t } = useTranslation(['pages', 'fleet', 'faults']);
  const navigate = useNavigate();
  const open = useAction((target: string) => api.devices.open({ target }));
  const connect = async (target: string) => {
    const device = await open.run(target);
    if (device !== null) await navigate({ to: '/chargers/$deviceId', params: { deviceId: device.id } });
  };
  return (
    <Screen
      title={t('chargers.title')}
      lead={t('chargers.lead')}
      actions={
        <>
          <Link to="/faults" className="nx-button">
            {t('faults:guide.title')}
          </Link>
          <Link to="/fleet" className="nx-button">
            {t('fleet:open')}
          </Link>
        </>
      }
    >
      <BridgeErrorPanel error={open.error} />
      <InterruptedRuns />
      <OpenChargers />
      <ScanList isConnecting={open.isRunning} onConnect={(name) => void connect(`ble:${name}`)} />
      <ConnectByAddress isConnecting={open.isRunning} onConnect={(target) => void connect(target)} />
    </Screen>
  );
};
