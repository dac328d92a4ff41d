import { useSites } from '#renderer/app/queries.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';

export interface Visit {
  readonly deviceId: string;
  readonly siteId: string | null;
  readonly person: string;
}

/** Who works on which charger where, for the log. */
export const useVisit = (device: DeviceView): Visit => {
  const sites = useSites().data ?? [];
  const { settings } = usePreferences();
  const site = sites.find(({ chargers }) => chargers.some(({ serial }) => serial === device.identity.serial));
  return { deviceId: device.id, siteId: site?.id ?? null, person: settings?.person.name ?? '' };
};
