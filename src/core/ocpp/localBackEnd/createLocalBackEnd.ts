import type { HostedProcess, ProcessHost } from '#core/ports/processHost.ts';
import type { BackEndCommand, CommandResult } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import {
  type BackEndInterface,
  type BackEndStart,
  type BackEndState,
  backEndAtRest,
} from '#shared/domain/ocppBackEnd/backEndState.ts';
import { appError } from '#shared/errors/appError.ts';
import { type BackEndChild, createBackEndChild } from './backEndChild.ts';
import { ownInterfaces } from './interfaces.ts';

/** The local test back end of the application, in a process of its own; one at a time. */
export interface LocalBackEnd {
  state(): BackEndState;
  /** Called after each change, at most about ten times a second. */
  onChange(listener: () => void): () => void;
  /**
   * Ends one that runs and starts another. Errors: `server.port-in-use`,
   * `server.port-not-permitted`, `ocpp.interface-not-here`,
   * `ocpp.certificate-unusable`, `ocpp.key-unusable`, `ocpp.back-end-died`.
   */
  start(options: BackEndStart): Promise<BackEndState>;
  /** Chargers are told goodbye and the port is free when it resolves. */
  stop(): Promise<void>;
  /** Errors: `ocpp.back-end-not-running`, `ocpp.back-end-died`, and those of `BackEnd.run`. */
  run(command: BackEndCommand): Promise<CommandResult>;
  interfaces(): BackEndInterface[];
  /**
   * A certificate of a charger with its key, issued by this computer's root: certificate first, as block F takes it.
   * Kept nowhere. Errors: `ocpp.certificate-unusable`.
   */
  issueClient(commonName: string): Promise<string>;
}

export interface LocalBackEndDeps {
  readonly processHost: ProcessHost;
  readonly dataDir: string;
  issueClient(commonName: string): Promise<string>;
}

const needsKey = ({ profile }: BackEndStart): boolean => profile === 1 || profile === 2;

export const createLocalBackEnd = ({ processHost, dataDir, issueClient }: LocalBackEndDeps): LocalBackEnd => {
  const listeners = new Set<() => void>();
  let state: BackEndState = backEndAtRest;
  let child: BackEndChild | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const become = (change: Partial<BackEndState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const launch = async (options: BackEndStart): Promise<BackEndState> => {
    await child?.stop();
    if (needsKey(options) && options.key === null && options.keyHash === undefined)
      throw appError('ocpp.key-unusable', {});
    become({ ...backEndAtRest, phase: 'starting', listening: state.listening });
    const started: HostedProcess = processHost.start('backEnd', []);
    const running = createBackEndChild(started, {
      isCurrent: () => child === running,
      update: (change) => become(change(state)),
      over: (ended) => {
        child = undefined;
        become({ phase: 'stopped', ended });
      },
    });
    child = running;
    try {
      const listening = await running.start(needsKey(options) ? options : { ...options, key: null }, dataDir);
      if (child === running) become({ phase: 'running', listening });
      return state;
    } catch (error) {
      if (child === running) child = undefined;
      become({ ...backEndAtRest });
      throw error;
    }
  };
  /** Starting and stopping wait for each other: a port is free only when its process is gone. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };

  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (options) => inTurn(() => launch(options)),
    stop: () => inTurn(async () => child?.stop()),
    run: (command) => child?.run(command) ?? Promise.reject(appError('ocpp.back-end-not-running', {})),
    interfaces: ownInterfaces,
    issueClient,
  };
};
