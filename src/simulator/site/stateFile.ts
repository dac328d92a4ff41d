import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PersistentState } from '#simulator/charger/virtualCharger.types.ts';
import { openPartOnDisk } from './partOnDisk.ts';

/** What is kept of one charger between two starts; `load` tells what was there at this start. */
export interface StateFile {
  /** The port chosen at the first start, if the file still tells. */
  readonly modbusPort: number | undefined;
  persistence(modbusPort: number): PersistentState;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const portOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 1024 && value < 65_536 ? value : undefined;

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // Anything else than "not there yet" would be overwritten by the next save.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Opens a charger's file; a damaged one hands the charger its raw text, which is the charger's to complain about. */
export const openStateFile = (path: string): StateFile => {
  mkdirSync(dirname(path), { recursive: true });
  const text = readText(path);
  const content = text === undefined ? undefined : parsed(text);
  const isWhole = isRecord(content) && 'charger' in content;
  return {
    modbusPort: isRecord(content) ? portOf(content['modbusPort']) : undefined,
    persistence: (modbusPort) => {
      const part = openPartOnDisk(path.replace(/(\.json)?$/, '.part'));
      const charger: unknown = isWhole ? content['charger'] : content;
      return {
        load: () => charger,
        part,
        save: (state) => {
          writeFileSync(`${path}.tmp`, JSON.stringify({ modbusPort, charger: state }));
          renameSync(`${path}.tmp`, path);
        },
      };
    },
  };
};
