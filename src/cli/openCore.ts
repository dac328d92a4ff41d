import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { type Core, createCore } from '#core/createCore.ts';
import { appRoot } from '#core/hosting/appRoot.ts';
import { appVersion } from './appVersion.ts';
import { reportIncidentsTo } from './incidents.ts';
import type { DeviceOptions } from './options.ts';
import { readPinFile } from './pin.ts';

export type OpenCore = Core & AsyncDisposable;

/** A vault that does not open ends the command before anything else is done: `vault.none`, `vault.wrong-passphrase`. */
const openVault = async (core: Core, file: string | undefined): Promise<void> => {
  if (file === undefined) return;
  try {
    await core.vault.unlock(readPinFile(file));
  } catch (error) {
    await core.close();
    throw error;
  }
};

/** The core over the data folder and radio of the options; `await using` closes it. */
export const openCore = async (
  options: Pick<DeviceOptions, 'data' | 'radio' | 'vaultPassphraseFile'>,
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
  await openVault(core, options.vaultPassphraseFile);
  return { ...core, [Symbol.asyncDispose]: () => core.close() };
};
