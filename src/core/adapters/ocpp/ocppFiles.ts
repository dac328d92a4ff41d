import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { OcppFiles } from '#core/ports/ocppServer.ts';

const longestName = 80;

/** Letters, digits and `._-` only, never hidden, never empty. */
const safe = (text: string): string =>
  text
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^\.+/, '_')
    .slice(0, longestName) || '_';

/** Two identities never share a name, also where the system ignores case. */
const nameOf = (identity: string): string =>
  `${safe(identity).slice(0, 40)}-${createHash('sha256').update(identity).digest('hex').slice(0, 8)}`;

const stampOf = (nowMs: number): string => new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-');

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
};

/** More than any charger gathers offline; a disk is not filled by whoever invents transactions. */
const mostKeptBytes = 64 * 1024 * 1024;

/** Keeps transactions below `folder/ocpp/queued`, uploads below `folder/ocpp/uploads`. */
export const createOcppFiles = (
  folder: string,
  nowMs: () => number,
  mostBytes = mostKeptBytes,
): OcppFiles => {
  let keptBytes = 0;
  return {
    keepTransaction: (identity, record) => {
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      if (keptBytes + line.length > mostBytes) throw new Error('too many transactions to keep');
      keptBytes += line.length;
      const queued = join(folder, 'ocpp', 'queued');
      mkdirSync(queued, { recursive: true });
      const path = join(queued, `${nameOf(identity)}.jsonl`);
      const file = openSync(path, 'a', 0o600);
      try {
        writeAll(file, line);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      return path;
    },
    createUpload: (identity, name) => {
      const uploads = join(folder, 'ocpp', 'uploads', nameOf(identity));
      mkdirSync(uploads, { recursive: true });
      const path = join(uploads, `${stampOf(nowMs())}-${safe(name)}`);
      const part = join(uploads, `${randomUUID()}.part`);
      const file = openSync(part, 'wx', 0o600);
      return {
        file: path,
        write: (bytes) => writeAll(file, bytes),
        finish: () => {
          closeSync(file);
          renameSync(part, path);
        },
        discard: () => {
          closeSync(file);
          rmSync(part, { force: true });
        },
      };
    },
  };
};
