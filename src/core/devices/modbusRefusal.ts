import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceBlock, DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { pointAtRegister, REFUSED, refusalError } from './writeRefusal.ts';

/** Modbus exceptions (register map, 1). */
export const EXCEPTION = { function: 1, value: 3, failed: 4, busy: 6 } as const;

/** Of block C, what needs the PIN over Modbus (register map, 4). */
const PIN_POINTS = ['commit.scope', 'commit.key', 'commit.generation', 'commit.confirm', 'command.magic'];

/** `access.state` and the bits of `modbus.flags`. */
const OPEN = 1;
const CONTROL_ALLOWED = 2;
const SETTINGS_ALLOWED = 4;

const refusingCode = (exception: number): number => {
  if (exception === EXCEPTION.function) return REFUSED.state;
  if (exception === EXCEPTION.busy) return REFUSED.tooSoon;
  return exception === EXCEPTION.failed ? REFUSED.failed : REFUSED.value;
};

interface Refused {
  readonly profile: DeviceProfile;
  readonly address: string;
  readonly block: DeviceBlock;
  readPoint(name: string): Promise<number>;
}

/** Staged settings and files take both bits of `modbus.flags` and the PIN (register map, 4). */
const needsSettings = ({ storage, key }: DeviceBlock): boolean => storage === 'staged' || key === 'F';

/** Whether function exception 1 means "locked": what needs the PIN, on a connection that has not shown it. */
const isLockedOut = async ({ profile, block, readPoint }: Refused, register: number): Promise<boolean> => {
  const point = pointAtRegister(profile, register) ?? '';
  const needsPin = needsSettings(block) || PIN_POINTS.includes(point);
  return needsPin && (await readPoint('access.state')) !== OPEN;
};

/** An exception says "no" in few words; the charger tells which register, and whether it is the lock. */
export const explainRefusal = async (error: unknown, refused: Refused): Promise<unknown> => {
  if (!isAppError(error, 'modbus.exception')) return error;
  const { address, block, readPoint } = refused;
  const { exception } = error.details;
  const register = (await readPoint('command.lastRegister')) || error.details.register;
  if (exception === EXCEPTION.function) {
    if (await isLockedOut(refused, register)) return refusalError(REFUSED.locked, address, register);
    const flags = await readPoint('modbus.flags');
    const needed = needsSettings(block) ? SETTINGS_ALLOWED : CONTROL_ALLOWED;
    if ((flags & needed) === 0) return appError('modbus.locked', { device: address }, { cause: error });
  }
  return refusalError(refusingCode(exception), address, register);
};
