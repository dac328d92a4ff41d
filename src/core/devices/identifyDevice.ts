import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { decodePoint } from '#shared/profile/pointCodec.ts';
import type { DeviceDoor } from './deviceDoor.types.ts';
import type { DeviceIdentity } from './deviceSession.types.ts';
import { blockNamed } from './profilePoint.ts';

const PRACTICE_BIT = 31;

const readBlock = async (door: DeviceDoor, profile: DeviceProfile, key: string): Promise<PointValues> => {
  const block = blockNamed(profile, key);
  const words = await door.readWords(block, 0, block.length);
  return Object.fromEntries(
    [...profile.points.values()]
      .filter(({ place }) => place.block === key)
      .map((point) => {
        const at = point.place.offset;
        return [point.name, decodePoint(point, words.slice(at, at + point.registers))];
      }),
  );
};

const versionText = (version: number): string => `${version >> 8}.${version & 0xff}`;

/**
 * Reads who is there and checks that it is what the profile describes: `device.not-nexus`,
 * `device.map-unsupported`.
 */
export const identifyDevice = async (
  door: DeviceDoor,
  profile: DeviceProfile,
  name?: string,
): Promise<DeviceIdentity> => {
  const a = await readBlock(door, profile, 'A');
  if (a['map.magic'] !== profile.match.magic) throw appError('device.not-nexus', { device: door.address });
  const version = Number(a['map.version']);
  if (version >> 8 !== profile.match.mapMajor) {
    throw appError('device.map-unsupported', { device: door.address, version: versionText(version) });
  }
  const b = await readBlock(door, profile, 'B');
  const serial = String(a['identity.serial'] ?? '');
  const capabilities = Number(a['capabilities'] ?? 0);
  return {
    serial,
    model: String(a['identity.model'] ?? ''),
    name: name ?? `${profile.vendor}-${serial.slice(-4)}`,
    vendor: String(a['identity.vendor'] ?? ''),
    firmware: String(a['identity.firmware'] ?? ''),
    hardware: Number(a['identity.hardware'] ?? 0),
    mac: String(a['identity.mac'] ?? ''),
    phases: a['identity.phases'] === 3 ? 3 : 1,
    hardwareMaxA: Number(a['limit.hardwareMax'] ?? 0),
    minA: Number(a['limit.min'] ?? 0),
    capabilities,
    practice: Math.floor(capabilities / 2 ** PRACTICE_BIT) % 2 === 1,
    mapVersion: versionText(version),
    bootCount: Number(b['state.bootCount'] ?? 0),
  };
};
