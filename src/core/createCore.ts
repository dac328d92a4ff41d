import type { AnyRouter } from '@orpc/server';
import { implement } from '@orpc/server';
import { appContract } from '#shared/contract/app.ts';
import type { ProcessHost } from './ports/processHost.ts';

export interface CoreOptions {
  readonly host: 'window' | 'browser' | 'command-line';
  readonly appVersion: string;
  readonly appRoot: string;
  readonly dataDir: string | undefined;
  readonly processHost: ProcessHost;
}

export interface Core {
  readonly router: AnyRouter;
  startPractice(): Promise<void>;
  close(): Promise<void>;
}

/** The core with its adapters; hosts hand it their links. */
export const createCore = async (options: CoreOptions): Promise<Core> => {
  const os = implement(appContract);
  const hello = os.hello.handler(() => ({
    appVersion: options.appVersion,
    contractHash: '',
    host: options.host,
  }));
  return {
    router: { app: { hello } },
    startPractice: async () => undefined,
    close: async () => undefined,
  };
};
