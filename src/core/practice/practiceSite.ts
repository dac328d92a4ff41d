import { join } from 'node:path';
import type { BleRadio } from '#core/ports/bleRadio.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { HostedProcess, ProcessHost } from '#core/ports/processHost.ts';
import { appError } from '#shared/errors/appError.ts';
import { createListeners } from '#shared/listeners.ts';
import type { RadioSwitch } from './radioSwitch.ts';
import { parseReadyLine, type ReadyLine } from './readyLine.ts';

/** A charger takes no longer than this to come up (200 chargers on a slow laptop). */
const startDeadlineMs = 60_000;

export type PracticeSiteState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly ready: ReadyLine; readonly speed: number };

export interface PracticeStart {
  readonly chargers: number;
  readonly speed: number;
  /** Main fuse with a meter, a sub-board, and chargers that are commissioned already. */
  readonly layout?: 'board' | undefined;
}

export interface PracticeSite {
  state(): PracticeSiteState;
  onState(listener: (state: PracticeSiteState) => void): () => void;
  /** Starts the site if none runs; `practice.start-failed`. */
  start(options: PracticeStart): Promise<void>;
  stop(): Promise<void>;
  /** One request to the site's control door; `practice.not-running`. */
  control(path: string, body?: unknown): Promise<unknown>;
}

/** Each keeps its own chargers: those of the board are commissioned, the others come from the factory. */
const plainSite = { folder: 'practice', seed: '7', more: [] } as const;
const boardSite = {
  folder: 'practice-board',
  seed: '11',
  more: ['--layout', 'board', '--commissioned'],
} as const;

export interface PracticeSiteOptions {
  readonly processHost: ProcessHost;
  readonly radioSwitch: RadioSwitch;
  readonly clock: Clock;
  readonly dataDir: string;
  openRadio(socketPath: string): BleRadio;
}

const siteArguments = ({ chargers, speed, layout }: PracticeStart, dataDir: string): readonly string[] => {
  const { folder, seed, more } = layout === 'board' ? boardSite : plainSite;
  return [
    ...['--chargers', String(chargers), '--seed', seed, '--dir', join(dataDir, folder)],
    ...['--speed', String(speed), ...more],
  ];
};

const waitReady = (child: HostedProcess): Promise<ReadyLine> =>
  new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(appError('practice.start-failed', { reason }));
    const timer = setTimeout(() => fail('time-out'), startDeadlineMs);
    child.onLine((line) => {
      const ready = parseReadyLine(line);
      if (!ready) return;
      clearTimeout(timer);
      resolve(ready);
    });
    child.onExit((code) => {
      clearTimeout(timer);
      fail(`exit ${code ?? 'signal'}`);
    });
  });

const postControl = async (ready: ReadyLine, path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(`${ready.control}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw appError('input.invalid', { field: path, reason: String(response.status) });
  return response.json();
};

/** Runs the practice site as a process of its own and hands the application its radio and its pace. */
export const createPracticeSite = (options: PracticeSiteOptions): PracticeSite => {
  const { processHost, radioSwitch, clock, dataDir, openRadio } = options;
  const listeners = createListeners<PracticeSiteState>();
  let state: PracticeSiteState = { kind: 'stopped' };
  let child: HostedProcess | undefined;
  let radio: BleRadio | undefined;
  const become = (next: PracticeSiteState) => {
    state = next;
    listeners.tell(next);
  };
  const release = async () => {
    radioSwitch.use(null);
    clock.setSpeed(1);
    const closing = radio;
    radio = undefined;
    child = undefined;
    await closing?.close();
    become({ kind: 'stopped' });
  };

  const launch = async (wanted: PracticeStart) => {
    const started = processHost.start('simulator', siteArguments(wanted, dataDir));
    child = started;
    const ready = await waitReady(started);
    started.onExit(() => {
      if (child === started) void release();
    });
    if (ready.radio) {
      radio = openRadio(ready.radio);
      radioSwitch.use(radio);
    }
    clock.setSpeed(wanted.speed);
    become({ kind: 'running', ready, speed: wanted.speed });
  };

  return {
    state: () => state,
    onState: listeners.add,
    async start(wanted) {
      if (state.kind !== 'stopped') return;
      become({ kind: 'starting' });
      try {
        await launch(wanted);
      } catch (error) {
        const failed = child;
        await release();
        await failed?.stop();
        throw error;
      }
    },
    async stop() {
      const stopping = child;
      await release();
      await stopping?.stop();
    },
    async control(path, body) {
      if (state.kind !== 'running') throw appError('practice.not-running', {});
      return postControl(state.ready, path, body);
    },
  };
};
