import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { type Core, createCore } from '#core/createCore.ts';
import { appRoot } from '#core/hosting/appRoot.ts';
import { reportIncidentsTo } from './incidents.ts';
import type { DeviceOptions } from './options.ts';

export type OpenCore = Core & AsyncDisposable;

/** The version of the application this command line belongs to. */
export const appVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
};

/** The core over the data folder and radio of the options; `await using` closes it. */
export const openCore = async (
  options: Pick<DeviceOptions, 'data' | 'radio'>,
  more: { setDamagedLogAside?: boolean } = {},
): Promise<OpenCore> => {
  const root = appRoot();
  const core = await createCore({
    host: 'command-line',
    appVersion: appVersion(),
    appRoot: root,
    dataDir: options.data,
    processHost: createNodeProcessHost(root),
    ...(options.radio && options.radio !== 'system' ? { radioSocket: options.radio } : {}),
    ...more,
  });
  reportIncidentsTo(core.unexpected);
  return { ...core, [Symbol.asyncDispose]: () => core.close() };
};
