import { useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import type { DeviceView } from '#shared/contract/devices.ts';

export interface ThisCharger {
  /** Undefined while nothing is known, or when there is none at this address. */
  readonly device: DeviceView | undefined;
  /** The application has answered. */
  readonly isKnown: boolean;
  /** Connected right now; one that was is still shown. */
  readonly isPresent: boolean;
}

/** The charger whose page is open, also after its connection has ended. */
export const useThisCharger = (): ThisCharger => {
  const { deviceId } = useParams({ from: '/chargers/$deviceId' });
  const devices = useOpenDevices();
  const present = devices?.find(({ id }) => id === deviceId);
  const last = useRef<DeviceView | undefined>(undefined);
  if (present !== undefined) last.current = present;
  return {
    device: present ?? (last.current?.id === deviceId ? last.current : undefined),
    isKnown: devices !== null,
    isPresent: present?.isOpen === true,
  };
};
