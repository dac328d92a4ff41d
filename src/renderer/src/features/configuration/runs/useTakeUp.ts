import { useNavigate } from '@tanstack/react-router';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import type { RunView } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';

/** Where a run's charger may answer now: over the new door first, once the run may have changed doors. */
const targetsOf = ({ target, newAddress }: RunView): readonly string[] =>
  newAddress === null ? [target] : [`modbus://${newAddress}`, target];

const openFirst = async (targets: readonly string[]): Promise<DeviceView> => {
  const [target, ...others] = targets;
  if (target === undefined) throw new Error('a run without a target');
  try {
    return await api.devices.open({ target });
  } catch (error) {
    if (others.length === 0) throw error;
    return openFirst(others);
  }
};

/** Goes to a run's charger, connecting when nobody has, to continue or to go back there. */
export const useTakeUp = () => {
  const navigate = useNavigate();
  const devices = useOpenDevices() ?? [];
  return useAction(async (run: RunView, how: 'continue' | 'back') => {
    const open = devices.find(({ isOpen, identity }) => isOpen && identity.serial === run.serial);
    const device = open ?? (await openFirst(targetsOf(run)));
    await navigate({
      to: '/chargers/$deviceId/configuration',
      params: { deviceId: device.id },
      search: how === 'back' ? { run: run.id, back: run.snapshotId } : { run: run.id },
    });
  });
};
