import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { rememberCurrent } from '#renderer/app/lastCurrent.ts';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { TwoColumns } from '#renderer/ui/TwoColumns.tsx';
import { AccessPanel } from './AccessPanel.tsx';
import { AgainstTheLog } from './AgainstTheLog.tsx';
import { ChargerActions } from './ChargerActions.tsx';
import { Identity } from './Identity.tsx';
import { LiveValues } from './LiveValues.tsx';
import { ReadEverything } from './ReadEverything.tsx';

/** One charger: the current in force, what it measures, its lock, and a snapshot of everything. */
export const ChargerPage = () => {
  const { t } = useTranslation(['pages', 'common']);
  const { deviceId } = useParams({ from: '/chargers/$deviceId' });
  const devices = useOpenDevices();
  const device = devices?.find((view) => view.id === deviceId);
  const isOpen = device?.isOpen === true;
  const live = useStream(isOpen ? deviceId : null, (signal) =>
    api.devices.live({ id: deviceId }, { signal }),
  );
  const activeA = live.value?.values['limit.active'];
  useEffect(() => {
    if (typeof activeA === 'number') rememberCurrent(deviceId, activeA);
  }, [deviceId, activeA]);
  useShowInFrame({
    deviceId,
    ...(device === undefined ? {} : { practice: device.identity.practice }),
    ...(device === undefined
      ? {}
      : {
          status: {
            currentA: typeof activeA === 'number' ? activeA : null,
            bluetooth: device.door === 'bluetooth' ? ('on' as const) : ('unknown' as const),
          },
        }),
  });
  if (devices === null) return <Screen title={t('common:frame.loading')}>{null}</Screen>;
  if (device === undefined) {
    return (
      <Screen title={t('charger.gone.title')}>
        <EmptyState
          title={t('charger.gone.text')}
          action={
            <Link to="/chargers" className="nx-button nx-button-primary">
              {t('charger.gone.action')}
            </Link>
          }
        />
      </Screen>
    );
  }
  return (
    <Screen
      title={device.identity.name || device.identity.serial}
      lead={`${device.identity.model} · ${device.identity.serial}`}
      actions={<ChargerActions device={device} />}
    >
      <BridgeErrorPanel error={live.error} onRetry={live.restart} />
      <AgainstTheLog device={device} />
      <TwoColumns
        narrow="right-last"
        left={
          <>
            <LiveValues sample={live.value} atMs={live.atMs} phases={device.identity.phases} />
            <ReadEverything device={device} />
          </>
        }
        right={
          <div className="nx-stack">
            <AccessPanel device={device} />
            <Identity device={device} />
          </div>
        }
      />
    </Screen>
  );
};
