import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const entry = join(resolve(import.meta.dirname, '../../..'), 'out', 'node', 'server.js');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;

export interface BrowserServer {
  readonly dataDir: string;
  /** An address that opens the interface once; an unused earlier one ends. */
  mintAddress(): Promise<string>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it as a power cut does: nothing is closed, nothing is said. */
  kill(): Promise<void>;
}

/** Starts the built browser mode over a data folder, on a free port. */
export const startBrowserServer = async (dataDir: string): Promise<BrowserServer> => {
  const child = spawn(process.execPath, [entry, '--no-open', '--port', '0', '--data', dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // A killed server's terminal is gone.
  child.stdin.on('error', () => undefined);

  const nextAddress = async (): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('browser mode ended before it printed an address; is it built?');
      const [address] = ADDRESS.exec(value) ?? [];
      if (address !== undefined) return address;
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  await nextAddress();
  return {
    dataDir,
    mintAddress: async () => {
      child.stdin.write('\n');
      return await nextAddress();
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};
