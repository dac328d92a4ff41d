import { useTranslation } from 'react-i18next';
import { useOpenDevices } from './useOpenDevices.ts';
import type { PaletteItem } from './usePaletteItems.ts';

const pages = [
  { key: 'current', to: '/chargers/$deviceId/current' },
  { key: 'faults', to: '/chargers/$deviceId/faults' },
  { key: 'socket', to: '/chargers/$deviceId/socket' },
  { key: 'settings', to: '/chargers/$deviceId/settings' },
  { key: 'configuration', to: '/chargers/$deviceId/configuration' },
  { key: 'manual', to: '/chargers/$deviceId/manual' },
] as const;

/** The connected chargers and their pages. */
export const useDevicePaletteItems = (): readonly PaletteItem[] => {
  const { t } = useTranslation(['common', 'charger']);
  const devices = useOpenDevices() ?? [];
  const group = t('palette.connected');
  const nameOf = ({ identity }: (typeof devices)[number]) => `${identity.name} ${identity.serial}`;
  const live = devices.map(
    (view): PaletteItem => ({
      key: `device-${view.id}`,
      label: nameOf(view),
      group,
      run: (go) => void go({ to: '/chargers/$deviceId', params: { deviceId: view.id } }),
    }),
  );
  const others = devices
    .filter((view) => view.isOpen && view.jobId === null)
    .flatMap((view) =>
      pages.map(
        ({ key, to }): PaletteItem => ({
          key: `${key}-${view.id}`,
          label: `${t(`charger:sections.${key}`)} · ${nameOf(view)}`,
          group,
          run: (go) => void go({ to, params: { deviceId: view.id } }),
        }),
      ),
    );
  return [...live, ...others];
};
