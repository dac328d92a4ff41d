import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ControllerFiles, ControllerFolder } from '#core/ports/controllerFiles.ts';
import { createListeners } from '#shared/listeners.ts';

const largestJournalBytes = 4_000_000;
const keptJournals = 5;

const folderName = (key: string): string => {
  const readable = key.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 40);
  return `${readable}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
};

const sizeOf = (path: string): number => {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
};

/** journal.jsonl becomes journal.1.jsonl, that one .2, and the oldest goes. */
const rotate = (folder: string): void => {
  const path = (index: number) => join(folder, index === 0 ? 'journal.jsonl' : `journal.${index}.jsonl`);
  rmSync(path(keptJournals), { force: true });
  for (let index = keptJournals - 1; index >= 0; index -= 1) {
    if (sizeOf(path(index)) > 0) renameSync(path(index), path(index + 1));
  }
};

const openFolder = (folder: string): ControllerFolder => {
  const listeners = createListeners<string>();
  let written = sizeOf(join(folder, 'journal.jsonl'));
  const tried = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      listeners.tell(reason);
    }
  };
  const state = join(folder, 'state.json');
  return {
    load() {
      try {
        return JSON.parse(readFileSync(state, 'utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    save: (value) =>
      tried(() => {
        mkdirSync(folder, { recursive: true });
        const part = `${state}.${process.pid}.part`;
        writeFileSync(part, JSON.stringify(value));
        renameSync(part, state);
      }),
    note: (line) =>
      tried(() => {
        mkdirSync(folder, { recursive: true });
        const text = `${JSON.stringify(line)}\n`;
        if (written > largestJournalBytes) {
          rotate(folder);
          written = 0;
        }
        appendFileSync(join(folder, 'journal.jsonl'), text);
        written += Buffer.byteLength(text);
      }),
    onTrouble: (listener) => void listeners.add(listener),
  };
};

/** One folder per site below `root`. */
export const openControllerFiles = (root: string): ControllerFiles => ({
  folder: (key) => openFolder(join(root, folderName(key))),
});
