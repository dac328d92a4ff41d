import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { appError } from '#shared/errors/appError.ts';
import type { openCore } from './openCore.ts';
import type { DeviceOptions } from './options.ts';
import { findPin } from './pin.ts';

type OpenCore = Awaited<ReturnType<typeof openCore>>;

/** Connects to a target and opens it with the PIN when there is one; `needsPin` makes none an error. */
export const openDevice = async (
  core: OpenCore,
  target: string,
  options: DeviceOptions,
  needsPin: boolean,
): Promise<DeviceSession> => {
  const { session, access } = await core.devices.open(target, { jobId: null });
  const { name, practice } = session.identity;
  const pin = await findPin(options, { name, practice, attemptsLeft: access.attemptsLeft });
  if (pin !== null) await core.devices.unlock(session.id, pin);
  else if (needsPin) throw appError('pin.required', { device: name });
  return session;
};
