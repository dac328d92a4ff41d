import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { HostedProcess, ProcessHost } from '#core/ports/processHost.ts';
import { createListeners } from '#shared/listeners.ts';

const DEFAULT_GRACE_MS = 3000;

/** Processes under Electron, where `fork` is switched off for safety; they end with this one. */
export const createUtilityProcessHost = (folder: string): ProcessHost => ({
  start: (entry, args) => hostedProcess(join(folder, `${entry}.js`), args),
});

const hostedProcess = (script: string, args: readonly string[]): HostedProcess => {
  const child = utilityProcess.fork(script, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createListeners<string>();
  const exits = createListeners<number | null>();
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      hasEnded = true;
      exits.tell(code);
      resolve();
    });
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', lines.tell);
  }

  return {
    get pid() {
      return child.pid ?? 0;
    },
    send: (message) => {
      if (!hasEnded) child.postMessage(message);
    },
    onLine: lines.add,
    onExit: exits.add,
    async stop(graceMs = DEFAULT_GRACE_MS) {
      if (hasEnded) return;
      const { pid } = child;
      child.kill();
      const force = setTimeout(() => {
        if (pid !== undefined && !hasEnded) process.kill(pid, 'SIGKILL');
      }, graceMs);
      await ended;
      clearTimeout(force);
    },
  };
};
