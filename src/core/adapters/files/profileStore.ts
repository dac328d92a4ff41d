import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import type { MeterProfile } from '#shared/profile/meter/meterProfile.ts';
import { parseMeterProfile } from '#shared/profile/meter/parseMeterProfile.ts';
import { parseProfile } from '#shared/profile/parseProfile.ts';

export interface RefusedProfile {
  readonly file: string;
  readonly error: Error;
}

export interface ProfileStore {
  /** Profiles of chargers: bundled ones first, then the user's own (unverified). */
  profiles(): readonly DeviceProfile[];
  profile(id: string): DeviceProfile | undefined;
  /** Profiles of meters, in the same order. */
  meters(): readonly MeterProfile[];
  /** The user's files that were not taken: `profile.invalid`, `profile.bundled-id`. */
  refused(): readonly RefusedProfile[];
}

const yamlFiles = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ya?ml$/i.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw appError('file.unreadable', { file: basename(folder) }, { cause });
  }
};

const readYaml = (path: string): unknown => {
  const file = basename(path);
  try {
    return parse(readFileSync(path, 'utf8'), { uniqueKeys: true });
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'unreadable';
    throw appError('profile.invalid', { file, reason }, { cause });
  }
};

type Loaded =
  | { readonly kind: 'charger'; readonly id: string; readonly profile: DeviceProfile }
  | { readonly kind: 'meter'; readonly id: string; readonly profile: MeterProfile };

const isMeter = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && 'kind' in content && content.kind === 'meter';

const load = (path: string, verified: boolean): Loaded => {
  const content = readYaml(path);
  const options = { file: basename(path), verified };
  if (!isMeter(content)) {
    const profile = parseProfile(content, options);
    return { kind: 'charger', id: profile.id, profile };
  }
  const profile = parseMeterProfile(content, options);
  return { kind: 'meter', id: profile.id, profile };
};

/**
 * Reads the bundled profiles (a fault there is thrown) and the user's own from the data folder (a fault there
 * refuses that file only). Both folders are handed in; the user's may be missing.
 */
export const loadProfileStore = (folders: { bundled: string; user?: string }): ProfileStore => {
  const bundled = yamlFiles(folders.bundled).map((path) => load(path, true));
  const byId = new Map(bundled.map((profile) => [profile.id, profile]));
  const bundledIds = new Set(byId.keys());
  const refused: RefusedProfile[] = [];
  for (const path of folders.user === undefined ? [] : yamlFiles(folders.user)) {
    try {
      const own = load(path, false);
      if (bundledIds.has(own.id)) throw appError('profile.bundled-id', { id: own.id });
      byId.set(own.id, own);
    } catch (error) {
      if (!isAppError(error)) throw error;
      refused.push({ file: basename(path), error });
    }
  }
  const all = [...byId.values()];
  const chargers = all.flatMap((each) => (each.kind === 'charger' ? [each.profile] : []));
  return {
    profiles: () => chargers,
    profile: (id) => chargers.find((profile) => profile.id === id),
    meters: () => all.flatMap((each) => (each.kind === 'meter' ? [each.profile] : [])),
    refused: () => refused,
  };
};
