import type { DeviceProfile } from './deviceProfile.ts';

const partsOf = (version: string): number[] =>
  (/^\D*(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).slice(1).map((part) => Number(part ?? 0));

const isBelow = (version: string, other: string): boolean => {
  const [a, b] = [partsOf(version), partsOf(other)];
  const at = [0, 1, 2].find((index) => (a[index] ?? 0) !== (b[index] ?? 0));
  return at !== undefined && (a[at] ?? 0) < (b[at] ?? 0);
};

/** The profile without the points that a charger of this firmware (`1.4.2`, build text may follow) does not have. */
export const profileForFirmware = (profile: DeviceProfile, firmware: string): DeviceProfile => {
  const absent = profile.variants
    .filter(({ from, below }) => {
      const isOldEnough = below === undefined || isBelow(firmware, below);
      return isOldEnough && (from === undefined || !isBelow(firmware, from));
    })
    .flatMap(({ without }) => without);
  if (absent.length === 0) return profile;
  const points = [...profile.points].filter(([name]) => !absent.includes(name));
  return { ...profile, points: new Map(points) };
};
