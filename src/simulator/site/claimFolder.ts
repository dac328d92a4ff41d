import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ANSWER_WITHIN_MS = 1000;

export interface FolderClaim {
  /** Says where the site that uses the folder can be asked. */
  publish(controlUrl: string): void;
  release(): void;
}

const readAddress = (path: string): string | undefined => {
  try {
    const address = readFileSync(path, 'utf8');
    return /^http:\/\/127\.0\.0\.1:\d+$/.test(address) ? address : undefined;
  } catch {
    return undefined;
  }
};

const isAnswering = async (address: string): Promise<boolean> => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    // Another program may have the port by now; only a site names its own address.
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && 'control' in answer && answer.control === address;
  } catch {
    return false;
  }
};

/** Refuses a folder whose chargers live in another process already: two would overwrite each other's state. */
export const claimFolder = async (dir: string): Promise<FolderClaim> => {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'site.address');
  const address = readAddress(path);
  if (address !== undefined && (await isAnswering(address))) {
    throw new Error(`a practice site is running in this folder already (${address})`);
  }
  return {
    publish: (controlUrl) => writeFileSync(path, controlUrl),
    release: () => rmSync(path, { force: true }),
  };
};
