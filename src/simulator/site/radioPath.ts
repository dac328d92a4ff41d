import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** macOS allows 103 bytes for the path of a Unix socket, Linux 107. */
const MAX_PATH_BYTES = 100;

export interface RadioPath {
  readonly path: string;
  remove(): void;
}

/** Where the radio's socket goes: into the site's folder, or a fresh temporary one when that path is too long. */
export const chooseRadioPath = (dir: string, platform: NodeJS.Platform = process.platform): RadioPath => {
  if (platform === 'win32') {
    return {
      path: `\\\\.\\pipe\\nexus-radio-${randomBytes(8).toString('hex')}`,
      remove: () => undefined,
    };
  }
  const inSite = join(resolve(dir), 'radio.sock');
  if (Buffer.byteLength(inSite) <= MAX_PATH_BYTES) {
    // Left behind by a site that was killed.
    rmSync(inSite, { force: true });
    return { path: inSite, remove: () => rmSync(inSite, { force: true }) };
  }
  const folder = mkdtempSync(join(tmpdir(), 'nexus-'));
  return { path: join(folder, 'radio.sock'), remove: () => rmSync(folder, { recursive: true, force: true }) };
};
