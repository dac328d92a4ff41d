import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { GoneCharger } from './GoneCharger.tsx';

/** A page of the charger in the address; says so when there is no connection to it any more. */
export const ChargerScreen = ({ children }: { children: (device: DeviceView) => ReactNode }) => {
  const { t } = useTranslation(['pages', 'common']);
  const { deviceId } = useParams({ strict: false });
  const devices = useOpenDevices();
  const device = devices?.find(({ id }) => id === deviceId);
  if (device !== undefined) return children(device);
  if (devices === null) return <Screen title={t('common:frame.loading')}>{null}</Screen>;
  return <GoneCharger title={t('charger.gone.title')} />;
};
