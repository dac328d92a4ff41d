import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';

/** A page of the charger in the address; says so when there is no connection to it any more. */
export const ChargerScreen = ({ children }: { children: (device: DeviceView) => ReactNode }) => {
  const { t } = useTranslation(['pages', 'common']);
  const { deviceId } = useParams({ strict: false });
  const devices = useOpenDevices();
  const device = devices?.find(({ id }) => id === deviceId);
  if (device !== undefined) return children(device);
  if (devices === null) return <Screen title={t('common:frame.loading')}>{null}</Screen>;
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
};
