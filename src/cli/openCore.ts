import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { type Core, createCore } from '#core/createCore.ts';
import { appRoot } from '#core/hosting/appRoot.ts';
import type { DeviceOptions } from './options.ts';

/** The core over the data folder and radio of the options; `await using` closes it. */
export const openCore = async (
  options: Pick<DeviceOptions, 'data' | 'radio'>,
): Promise<Core & AsyncDisposable> => {
  const root = appRoot();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const core = await createCore({
    host: 'command-line',
    appVersion: version,
    appRoot: root,
    dataDir: options.data,
    processHost: createNodeProcessHost(root),
    ...(options.radio && options.radio !== 'system' ? { radioSocket: options.radio } : {}),
  });
  return { ...core, [Symbol.asyncDispose]: () => core.close() };
};
