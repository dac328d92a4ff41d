import { join, resolve } from 'node:path';
import { type PrintingProcess, startPrinting } from './printingProcess.ts';

const ADDRESS = /http:\/\/127\.0\.0\.1:\S+/;
const root = resolve(import.meta.dirname, '../../..');

/** Files of the project that a bench starts. */
export const entries = {
  start: join(root, 'scripts', 'start.mjs'),
  server: join(root, 'out', 'node', 'server.js'),
} as const;

export interface BrowserMode extends AsyncDisposable {
  readonly pid: number;
  /** The printed address; it opens once. */
  readonly address: string;
  /** A new address; an unused earlier one ends. */
  mintAddress(): Promise<string>;
  readonly untilPrinted: PrintingProcess['untilPrinted'];
}

/** Starts browser mode over a data folder, on any port, and waits for its address. */
export const startBrowserMode = async (
  dataDir: string,
  options: { entry: keyof typeof entries; practice?: boolean },
): Promise<BrowserMode> => {
  const started = startPrinting(entries[options.entry], [
    ...(options.entry === 'start' ? ['--host', 'browser'] : []),
    ...['--no-open', '--port', '0', '--data', dataDir],
    ...(options.practice ? ['--practice'] : []),
  ]);
  const address = await started.untilPrinted(ADDRESS);
  return {
    pid: started.pid,
    address,
    mintAddress: () => {
      started.pressEnter();
      return started.untilPrinted(ADDRESS);
    },
    untilPrinted: started.untilPrinted,
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  };
};
