import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { createNodeProcessHost } from '#core/adapters/processHost/nodeProcessHost.ts';
import { type Core, createCore } from '#core/createCore.ts';
import type { Router } from '#core/procedures/createRouter.ts';
import { type PracticeSite, type PracticeSiteOptions, startSite } from './practiceSite.ts';

export const appRoot = resolve(import.meta.dirname, '../..');

export interface CoreOnSite extends AsyncDisposable {
  readonly site: PracticeSite;
  readonly core: Core;
  /** The bridge, without a wire: the same router, the same errors. */
  readonly api: RouterClient<Router>;
  readonly dataDir: string;
  /** The core of a new start over the same data folder, the old one closed first. */
  restart(): Promise<CoreOnSite>;
}

/** A core over a data folder, connected to the radio of a site. */
export const openCoreOn = async (
  site: PracticeSite,
  options: { dataDir?: string; speed?: number } = {},
): Promise<CoreOnSite> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'nexus-data-'));
  const core = await createCore({
    host: 'browser',
    appVersion: '0.0.0-test',
    appRoot,
    dataDir,
    processHost: createNodeProcessHost(appRoot),
    ...(site.ready.radio ? { radioSocket: site.ready.radio } : {}),
  });
  core.clock.setSpeed(options.speed ?? 20);
  const api = createRouterClient(core.router, { interceptors: [core.interceptor as never] });
  return {
    site,
    core,
    api,
    dataDir,
    async restart() {
      await core.close();
      return openCoreOn(site, { ...options, dataDir });
    },
    async [Symbol.asyncDispose]() {
      await core.close();
      await site.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** A site and a core over it. */
export const startCoreOnSite = async (options: PracticeSiteOptions = {}): Promise<CoreOnSite> =>
  openCoreOn(await startSite(options), { speed: options.speed ?? 20 });
