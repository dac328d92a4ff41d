import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface PrintingProcess extends AsyncDisposable {
  readonly pid: number;
  /** Enter, as on its terminal. */
  pressEnter(): void;
  /** The first match of a pattern in a line it has printed and nobody has read yet. */
  untilPrinted(pattern: RegExp): Promise<string>;
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

/** Runs a script in this Node as a process of its own. */
export const startPrinting = (script: string, args: readonly string[] = []): PrintingProcess => {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    pressEnter: () => void child.stdin.write('\n'),
    async untilPrinted(pattern) {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`${script} ended without printing ${pattern}`);
        const [found] = pattern.exec(value) ?? [];
        if (found !== undefined) return found;
      }
    },
    [Symbol.asyncDispose]: () => stop(child),
  };
};
