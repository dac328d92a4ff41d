import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { appError, isAppError } from '#shared/errors/appError.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { parseProfile } from '#shared/profile/parseProfile.ts';

export interface RefusedProfile {
  readonly file: string;
  readonly error: Error;
}

export interface ProfileStore {
  /** Bundled profiles first, then the user's own (unverified). */
  profiles(): readonly DeviceProfile[];
  profile(id: string): DeviceProfile | undefined;
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

const load = (path: string, verified: boolean): DeviceProfile =>
  parseProfile(readYaml(path), { file: basename(path), verified });

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
  return {
    profiles: () => [...byId.values()],
    profile: (id) => byId.get(id),
    refused: () => refused,
  };
};
