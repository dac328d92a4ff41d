import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { type PracticeSite, type PracticeSiteOptions, startSite } from '#tests/support/practiceSite.ts';
import { offsetOf } from './blockImages.ts';

/** Modbus server on, control and settings over it. */
const settable = 7;

interface SiteFile {
  readonly charger: { readonly words: { readonly D: number[] } };
}

/** A commissioned site whose chargers take settings over Modbus too; as they come they take control alone. */
export const startSettableSite = async (
  profile: DeviceProfile,
  options: PracticeSiteOptions & { readonly dir: string },
): Promise<PracticeSite> => {
  const first = await startSite({ ...options, commissioned: true });
  await first.stop();
  const folder = join(options.dir, 'chargers');
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const content = JSON.parse(readFileSync(file, 'utf8')) as SiteFile;
    content.charger.words.D[offsetOf(profile, 'modbus.flags')] = settable;
    writeFileSync(file, JSON.stringify(content));
  }
  return startSite({ ...options, commissioned: true });
};
