import { join } from 'node:path';
import { loadProfileStore } from '#core/adapters/files/profileStore.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';
import type { MeterProfile } from '#shared/profile/meter/meterProfile.ts';

/** The folder of the bundled profiles. */
export const bundledFolder = join(import.meta.dirname, '../../resources/profiles');

export const bundledStore = loadProfileStore({ bundled: bundledFolder });

export const nexusProfile = (): DeviceProfile => {
  const profile = bundledStore.profile('nexus-reference');
  if (profile === undefined) throw new Error('the reference profile is missing');
  return profile;
};

export const nexusPoint = (name: string): DevicePoint => {
  const point = nexusProfile().points.get(name);
  if (point === undefined) throw new Error(`no point ${name}`);
  return point;
};

export const meterProfile = (id: string): MeterProfile => {
  const profile = bundledStore.meters().find((each) => each.id === id);
  if (profile === undefined) throw new Error(`no meter profile ${id}`);
  return profile;
};
