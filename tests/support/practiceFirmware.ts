import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');
const signatureBytes = 64;
const lengthAt = 9;

/** A package made for one test: options of `scripts/makeFirmware.mjs`. */
export function makePackage(...options: string[]): Buffer {
  const dir = mkdtempSync(join(tmpdir(), 'nexus-firmware-'));
  try {
    execFileSync(process.execPath, [join(project, 'scripts/makeFirmware.mjs'), '--out', dir, ...options]);
    return readFileSync(join(dir, readdirSync(dir).find((name) => name.endsWith('.nexusfw')) ?? ''));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A package that is delivered with the application. */
export function bundledPackage(version: string): Buffer {
  return readFileSync(join(project, `resources/firmware/nexus-${version}.nexusfw`));
}

/** What a charger gets of a package. */
export function imageOf(bytes: Buffer): Buffer {
  return bytes.subarray(lengthAt + 4 + bytes.readUInt32BE(lengthAt) + signatureBytes);
}

export function manifestOf(bytes: Buffer): Record<string, unknown> {
  const from = lengthAt + 4;
  return JSON.parse(bytes.toString('utf8', from, from + bytes.readUInt32BE(lengthAt)));
}
