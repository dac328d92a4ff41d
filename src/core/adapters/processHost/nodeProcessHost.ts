import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { HostedProcess, ProcessEntry, ProcessHost } from '#core/ports/processHost.ts';
import { createListeners } from '#shared/listeners.ts';

const DEFAULT_GRACE_MS = 3000;

/** Where the entries lie when nothing is built. */
const sources = {
  simulator: ['simulator', 'main.ts'],
  backEnd: ['core', 'backEndProcess.ts'],
} as const satisfies Record<ProcessEntry, readonly string[]>;

/** An entry's script: the built one beside a built host, else the source. */
const scriptOf = (appRoot: string, entry: ProcessEntry): string => {
  const built = join(appRoot, 'out', 'node', `${entry}.js`);
  const isBundled = import.meta.filename.startsWith(join(appRoot, 'out'));
  return isBundled && existsSync(built) ? built : join(appRoot, 'src', ...sources[entry]);
};

/**
 * Processes under plain Node. They hold an IPC channel to this one: when it closes, the process that started them is
 * gone, also after SIGKILL.
 */
export const createNodeProcessHost = (appRoot: string, script?: string): ProcessHost => ({
  start: (entry, args) => hostedProcess(script ?? scriptOf(appRoot, entry), args),
});

const hostedProcess = (script: string, args: readonly string[]): HostedProcess => {
  const child = fork(script, [...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  const lines = createListeners<string>();
  const exits = createListeners<number | null>();
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = (code: number | null): void => {
      if (hasEnded) return;
      hasEnded = true;
      exits.tell(code);
      resolve();
    };
    // `close` comes after the last line of output, `error` alone when the process never started.
    child.once('close', end);
    child.once('error', () => end(null));
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', lines.tell);
  }

  return {
    pid: child.pid ?? 0,
    // To a process that is gone there is nothing to say; its end is told by `onExit`.
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    onLine: lines.add,
    onExit: exits.add,
    async stop(graceMs = DEFAULT_GRACE_MS) {
      if (hasEnded) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(force);
    },
  };
};
