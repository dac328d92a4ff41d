import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { HostedProcess, ProcessHost } from '#core/ports/processHost.ts';

const DEFAULT_GRACE_MS = 3000;

/** Processes under Electron, where `fork` is switched off for safety; they end with this one. */
export const createUtilityProcessHost = (folder: string): ProcessHost => ({
  start: (entry, args) => hostedProcess(join(folder, `${entry}.js`), args),
});

const hostedProcess = (script: string, args: readonly string[]): HostedProcess => {
  const child = utilityProcess.fork(script, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lineListeners = new Set<(line: string) => void>();
  const exitListeners = new Set<(code: number | null) => void>();
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      hasEnded = true;
      for (const listener of exitListeners) listener(code);
      resolve();
    });
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      for (const listener of lineListeners) listener(line);
    });
  }

  return {
    get pid() {
      return child.pid ?? 0;
    },
    send: (message) => {
      if (!hasEnded) child.postMessage(message);
    },
    onLine(listener) {
      lineListeners.add(listener);
      return () => lineListeners.delete(listener);
    },
    onExit(listener) {
      exitListeners.add(listener);
      return () => exitListeners.delete(listener);
    },
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
