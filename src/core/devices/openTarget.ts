import type { BleRadio } from '#core/ports/bleRadio.ts';
import type { ModbusConnector } from '#core/ports/modbusLink.ts';
import type { DeviceTarget } from '#shared/domain/deviceTarget.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { profileForFirmware } from '#shared/profile/profileForFirmware.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { DeviceIdentity } from './deviceSession.types.ts';
import { findBluetooth, radioReady } from './findBluetooth.ts';
import { identifyDevice } from './identifyDevice.ts';
import { openBluetoothDoor } from './openBluetoothDoor.ts';
import { openModbusDoor } from './openModbusDoor.ts';

export interface OpenOptions {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

export interface OpenedDevice {
  readonly door: DeviceDoor;
  readonly profile: DeviceProfile;
  readonly identity: DeviceIdentity;
}

interface Drivers {
  /** Asked only when Bluetooth is wanted. */
  readonly radio: () => BleRadio;
  readonly modbus: ModbusConnector;
  readonly profile: DeviceProfile;
}

const identified = async (door: DeviceDoor, profile: DeviceProfile, name?: string): Promise<OpenedDevice> => {
  try {
    const identity = await identifyDevice(door, profile, name);
    return { door, profile: profileForFirmware(profile, identity.firmware), identity };
  } catch (error) {
    await door.close();
    // A device that has no such register is not ours; the exception itself would tell nobody anything.
    if (isAppError(error, 'modbus.exception')) {
      throw appError('device.not-nexus', { device: door.address }, { cause: error });
    }
    throw error;
  }
};

const withSignal = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

const openModbus = async (
  { modbus, profile }: Drivers,
  target: Extract<DeviceTarget, { kind: 'modbus' }>,
  { deadlineMs, signal }: OpenOptions,
): Promise<OpenedDevice> => {
  const { host, port, unit } = target;
  const link = await modbus.connect({ host, port, unit }, { deadlineMs, ...withSignal(signal) });
  return identified(openModbusDoor(link, profile), profile);
};

/** A name or a radio id names what is advertised; anything else has to be the serial. */
const isMeant = (wanted: string, advertised: { id: string; name: string }, serial: string): boolean =>
  advertised.id === wanted ||
  advertised.name.toUpperCase() === wanted.toUpperCase() ||
  serial.toUpperCase() === wanted.toUpperCase();

/** Another one of the same name would have been heard by then; who waits wants to know that this was none. */
const NEXT_CANDIDATE_MS = 3000;

const openBluetooth = async (
  drivers: Drivers,
  wanted: string,
  { deadlineMs, signal }: OpenOptions,
): Promise<OpenedDevice> => {
  const { profile } = drivers;
  const radio = drivers.radio();
  const endMs = performance.now() + deadlineMs;
  const leftMs = () => Math.max(0, endMs - performance.now());
  const rejected = new Set<string>();
  let lastError: AppError | undefined;
  await radioReady(radio, leftMs());
  while (true) {
    const deadlineMs = rejected.size > 0 ? Math.min(leftMs(), NEXT_CANDIDATE_MS) : leftMs();
    const options = { deadlineMs, ...withSignal(signal), rejected };
    const seen = await findBluetooth(radio, wanted, options).catch((error: unknown) => {
      throw isAppError(error, 'device.not-found') ? (lastError ?? error) : error;
    });
    try {
      const link = await radio.connect(seen.id, { deadlineMs: leftMs(), ...withSignal(signal) });
      const opened = await identified(openBluetoothDoor(link, profile), profile, seen.name);
      const { serial } = opened.identity;
      if (isMeant(wanted, seen, serial)) return opened;
      await opened.door.close();
      lastError = appError('device.serial-mismatch', { expected: wanted, found: serial });
      rejected.add(seen.id);
    } catch (error) {
      if (!isAppError(error) || error.code === 'job.cancelled' || leftMs() === 0) throw error;
      lastError = error;
      // A link that broke may hold at the next attempt; a stranger stays one.
      if (!error.retryable) rejected.add(seen.id);
    }
  }
};

/** Connects to the target, checks that it is a charger of the profile, and finds out who it is. */
export const openTarget = (
  drivers: Drivers,
  target: DeviceTarget,
  options: OpenOptions,
): Promise<OpenedDevice> =>
  target.kind === 'modbus'
    ? openModbus(drivers, target, options)
    : openBluetooth(drivers, target.name, options);
