import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#renderer/app/bridge/api.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { FirmwareView } from '#shared/contract/firmware.ts';

const keyOf = (deviceId: string) => ['firmware', deviceId] as const;
export const libraryKey = ['firmware-library'] as const;

/** Everything about the firmware of a charger; asked again every `everyMs`, when `after` changes, and by `refresh`. */
export const useFirmware = (
  device: DeviceView,
  options: { isAsked: boolean; after: string | null; everyMs: number | false },
): { view: FirmwareView | undefined; error: unknown; refresh: () => Promise<void> } => {
  const client = useQueryClient();
  const { id, identity, access, isOpen } = device;
  const query = useQuery({
    queryKey: [...keyOf(id), identity.bootCount, identity.firmware, access.state, options.after],
    queryFn: () => api.firmware.look({ deviceId: id }),
    enabled: options.isAsked && isOpen,
    refetchInterval: options.everyMs,
    placeholderData: (previous) => previous,
    retry: false,
  });
  return {
    view: query.data,
    error: query.error,
    refresh: () => client.invalidateQueries({ queryKey: keyOf(id) }),
  };
};

export const useLibrary = () => useQuery({ queryKey: libraryKey, queryFn: () => api.firmware.library() });
