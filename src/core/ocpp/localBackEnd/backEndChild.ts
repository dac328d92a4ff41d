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

/** Who waits for the answer to a command, by the number of the command. */
const createAnswers = () => {
  const waitingFor = new Map<number, Waiting<CommandResult>>();
  let lastId = 0;
  const take = (id: number): Waiting<CommandResult> | undefined => {
    const waiting = waitingFor.get(id);
    waitingFor.delete(id);
    return waiting;
  };
  return {
    take,
    add: (waiting: Waiting<CommandResult>): number => {
      lastId += 1;
      waitingFor.set(lastId, waiting);
      return lastId;
    },
    rejectAll: (reason: () => AppError): void => {
      for (const id of waitingFor.keys()) take(id)?.reject(reason());
    },
  };
};

/** Waits for the end of a process, and forces it when that takes too long. */
const goneInTime = async (child: HostedProcess, gone: Promise<void>): Promise<void> => {
  const force = setTimeout(() => void child.stop(0), graceMs);
  await gone;
  clearTimeout(force);
};

/** Speaks with a process of the local back end; whoever waits for it when it dies is told. */
export const createBackEndChild = (child: HostedProcess, listeners: ChildListeners): BackEndChild => {
  const answers = createAnswers();
  const ready = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  let starting: PromiseWithResolvers<BackEndListening> | undefined;
  let ended: NonNullable<BackEndState['ended']> = 'died';
  let isGone = false;
  const tell = (message: ToBackEnd): void => child.send(message);
  ready.promise.catch(() => undefined);

  const hear = (message: FromBackEnd): void => {
    switch (message.kind) {
      case 'ready':
        return ready.resolve();
      case 'started':
        return starting?.resolve(message.listening);
      case 'failed':
        return starting?.reject(fromWire(message.error));
      case 'update':
        return listeners.isCurrent() ? listeners.update(merged(message)) : undefined;
      case 'answered':
        return answers.take(message.id)?.resolve(message.result);
      case 'refused':
        return answers.take(message.id)?.reject(fromWire(message.error));
      case 'ended':
        ended = message.reason;
        return undefined;
      default:
        return message satisfies never;
    }
  };
  child.onExit(() => {
    isGone = true;
    ready.reject(died());
    starting?.reject(died());
    answers.rejectAll(died);
    if (listeners.isCurrent()) listeners.over(ended);
    gone.resolve();
  });
  child.onLine((line) => {
    const message = parseFromBackEnd(line);
    if (message) hear(message);
  });

  return {
    start: async (options, dataDir) => {
      await ready.promise;
      starting = Promise.withResolvers<BackEndListening>();
      tell({ kind: 'start', options, dataDir });
      return starting.promise;
    },
    run: (command) =>
      promised((waiting) => {
        if (isGone) return waiting.reject(died());
        tell({ kind: 'run', id: answers.add(waiting), command });
      }),
    stop: async () => {
      tell({ kind: 'stop' });
      await goneInTime(child, gone.promise);
    },
  };
};
