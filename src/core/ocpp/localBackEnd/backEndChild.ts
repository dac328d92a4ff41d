import type { HostedProcess } from '#core/ports/processHost.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import type { BackEndCommand, CommandResult } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import {
  type BackEndListening,
  type BackEndStart,
  type BackEndState,
  backEndLimits,
} from '#shared/domain/ocppBackEnd/backEndState.ts';
import { AppError, appError } from '#shared/errors/appError.ts';
import { type FromBackEnd, parseFromBackEnd, type ToBackEnd } from './channel.ts';

/** One process of the local back end, from its start to its end. */
export interface BackEndChild {
  start(options: BackEndStart, dataDir: string): Promise<BackEndListening>;
  run(command: BackEndCommand): Promise<CommandResult>;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
}

export interface ChildListeners {
  isCurrent(): boolean;
  update(change: (before: BackEndState) => Partial<BackEndState>): void;
  over(ended: NonNullable<BackEndState['ended']>): void;
}

/** Goodbyes to chargers take up to a second. */
const graceMs = 3000;

const fromWire = ({ code, details }: WireError): AppError => new AppError(code, details as never);

const died = () => appError('ocpp.back-end-died', { reason: 'process' });

interface Waiting<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

const promised = <T>(take: (waiting: Waiting<T>) => void): Promise<T> =>
  new Promise<T>((resolve, reject) => take({ resolve, reject }));

const merged =
  (update: Extract<FromBackEnd, { kind: 'update' }>) =>
  (before: BackEndState): Partial<BackEndState> => {
    const { attempts, chargers, violations, alerts, uploads, frames } = update;
    const isNew = frames.length > 0;
    return {
      ...{ attempts, chargers, violations, alerts, uploads },
      frames: isNew ? [...before.frames, ...frames].slice(-backEndLimits.frames) : before.frames,
    };
  };

/** Speaks with a process of the local back end; whoever waits for it when it dies is told. */
export const createBackEndChild = (child: HostedProcess, listeners: ChildListeners): BackEndChild => {
  const answers = new Map<number, Waiting<CommandResult>>();
  let starting: Waiting<BackEndListening> | undefined;
  let ready: Waiting<void> | undefined;
  let lastId = 0;
  let ended: NonNullable<BackEndState['ended']> = 'died';
  let isGone = false;
  const tell = (message: ToBackEnd): void => child.send(message);
  const whenReady = promised<void>((waiting) => {
    ready = waiting;
  });
  whenReady.catch(() => undefined);

  const take = (id: number): Waiting<CommandResult> | undefined => {
    const waiting = answers.get(id);
    answers.delete(id);
    return waiting;
  };
  const hear = (message: FromBackEnd): void => {
    switch (message.kind) {
      case 'ready':
        return ready?.resolve();
      case 'started':
        return starting?.resolve(message.listening);
      case 'failed':
        return starting?.reject(fromWire(message.error));
      case 'update':
        return listeners.isCurrent() ? listeners.update(merged(message)) : undefined;
      case 'answered':
        return take(message.id)?.resolve(message.result);
      case 'refused':
        return take(message.id)?.reject(fromWire(message.error));
      case 'ended':
        ended = message.reason;
        return undefined;
      default:
        return message satisfies never;
    }
  };
  const whenGone = promised<void>(({ resolve }) => {
    child.onExit(() => {
      isGone = true;
      ready?.reject(died());
      starting?.reject(died());
      for (const id of answers.keys()) take(id)?.reject(died());
      if (listeners.isCurrent()) listeners.over(ended);
      resolve();
    });
  });
  child.onLine((line) => {
    const message = parseFromBackEnd(line);
    if (message) hear(message);
  });

  return {
    start: async (options, dataDir) => {
      await whenReady;
      return promised((waiting) => {
        starting = waiting;
        tell({ kind: 'start', options, dataDir });
      });
    },
    run: (command) =>
      promised((waiting) => {
        if (isGone) return waiting.reject(died());
        lastId += 1;
        answers.set(lastId, waiting);
        tell({ kind: 'run', id: lastId, command });
      }),
    stop: async () => {
      tell({ kind: 'stop' });
      const force = setTimeout(() => void child.stop(0), graceMs);
      await whenGone;
      clearTimeout(force);
    },
  };
};
