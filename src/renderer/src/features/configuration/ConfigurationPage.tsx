import { useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { GoneCharger } from '#renderer/features/chargers/frame/GoneCharger.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import './configuration.css';
import { Workbench } from './Workbench.tsx';

/** The configuration of one charger. A plan may close the door it came through; the proof then still stays. */
export const ConfigurationPage = () => {
  // All words that the screens behind this one need: fetching them later would hide a screen that works.
  const { t } = useTranslation([
    'configuration',
    'charger-rules',
    'drift',
    'merge',
    'pages',
    'common',
    'points',
    'rules',
    'wizard',
    'log',
    'errors',
  ]);
  const { deviceId } = useParams({ from: '/chargers/$deviceId/configuration' });
  const devices = useOpenDevices();
  const present = devices?.find(({ id }) => id === deviceId);
  const known = useRef<DeviceView | undefined>(undefined);
  if (present !== undefined) known.current = present;
  const device = present ?? (known.current?.id === deviceId ? known.current : undefined);
  if (device !== undefined) {
    return <Workbench key={deviceId} device={device} isPresent={present?.isOpen === true} />;
  }
  if (devices === null) return <Screen title={t('common:frame.loading')}>{null}</Screen>;
  return <GoneCharger title={t('title')} />;
};
