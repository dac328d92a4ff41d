import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { programScript } from './programs.ts';

/** The line a practice site prints when it can be used. */
export interface PracticeSiteReady {
  readonly event: 'ready';
  readonly control: string;
  readonly radio: string | null;
  readonly wifi: { readonly ssid: string; readonly password: string };
  readonly chargers: readonly {
    readonly serial: string;
    readonly name: string;
    readonly pin: string;
    readonly modbus: { readonly host: string; readonly port: number; readonly unit: number };
    readonly node?: string;
    readonly rotation?: string;
  }[];
  readonly meters?: readonly {
    readonly node: string;
    readonly serial: string;
    readonly modbus: { readonly host: string; readonly port: number; readonly unit: number };
  }[];
  readonly siteFile?: string;
}

export interface PracticeSiteOptions {
  readonly chargers?: number;
  readonly seed?: number;
  /** Divides the waits of the site; tests default to 20. */
  readonly speed?: number;
  readonly commissioned?: boolean;
  /** Versions that the chargers leave the factory with, in turn. */
  readonly firmware?: readonly string[];
  /** Main fuse with a meter, a sub-board and six chargers (or `chargers`). */
  readonly layout?: 'board';
  /** Of the layout: `12,5,8`, `day` or a file. */
  readonly base?: string;
  /** Of the layout: the number of the charger that is wired wrongly. */
  readonly miswired?: number;
  /** Kept by the caller; without it the site gets a folder that goes with it. */
  readonly dir?: string;
}

export interface ControlAnswer {
  readonly status: number;
  // The control API is JSON whose shape each test knows.
  readonly body: { readonly [key: string]: unknown };
}

export interface PracticeSite extends AsyncDisposable {
  readonly ready: PracticeSiteReady;
  readonly dir: string;
  readonly process: ChildProcess;
  /** GET without a body, POST with one; the path as in `/chargers/NX123/car`. */
  control(path: string, body?: unknown): Promise<ControlAnswer>;
  /** The points inside a charger, by default the first one. */
  truth(serial?: string): Promise<Readonly<Record<string, unknown>>>;
  /** Everything it has written to stderr so far. */
  stderr(): string;
  /** Ends it as a user would and answers with its exit code. */
  stop(): Promise<number | null>;
}

const main = programScript('simulator');

/** The arguments after the executable of a practice site. */
export const practiceSiteArguments = (options: PracticeSiteOptions & { readonly dir: string }): string[] => [
  main,
  ...(options.layout === undefined ? [] : [`--layout=${options.layout}`]),
  ...(options.base === undefined ? [] : [`--base=${options.base}`]),
  ...(options.miswired === undefined ? [] : [`--miswired=${options.miswired}`]),
  `--chargers=${options.chargers ?? (options.layout === undefined ? 1 : 6)}`,
  `--seed=${options.seed ?? 7}`,
  `--speed=${options.speed ?? 20}`,
  `--dir=${options.dir}`,
  ...(options.commissioned ? ['--commissioned'] : []),
  ...(options.firmware === undefined ? [] : [`--firmware=${options.firmware.join(',')}`]),
];

const readyLine = async (child: ChildProcess, stderr: () => string): Promise<PracticeSiteReady> => {
  if (child.stdout === null) throw new Error('the practice site has no stdout');
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  throw new Error(`the practice site ended before it was ready: ${stderr()}`);
};

/** Starts a practice site as a process of its own and waits until it is ready. */
export const startSite = async (options: PracticeSiteOptions = {}): Promise<PracticeSite> => {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'nexus-site-'));
  const child = spawn(process.execPath, [...practiceSiteArguments({ ...options, dir }), '--watch-parent'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let written = '';
  child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const ready = await readyLine(child, () => written);

  const control = async (path: string, body?: unknown): Promise<ControlAnswer> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${ready.control}${path}`, init);
    return { status: response.status, body: await response.json() };
  };
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const [code] = await exited;
    if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
    return code;
  };
  return {
    ready,
    dir,
    process: child,
    control,
    truth: async (serial = ready.chargers[0]?.serial ?? '') =>
      (await control(`/chargers/${serial}`)).body['points'] as Readonly<Record<string, unknown>>,
    stderr: () => written,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
};
