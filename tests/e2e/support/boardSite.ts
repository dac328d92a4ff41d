import type { Page } from '@playwright/test';
import type { Api } from './bridge.ts';

const chargers = 6;

/** The practice site with a sub-board, a meter and six chargers, and a site in the log to plan it in. */
export const startBoardSite = async (api: Api, name: string): Promise<{ readonly siteId: string }> => {
  await api.practice.stop();
  await api.practice.start({ chargers, speed: 10, layout: 'board' });
  for await (const state of await api.practice.watch()) if (state.kind === 'running') break;
  const { id } = await api.log.createSite({ name, country: 'CZ', practice: true });
  return { siteId: id };
};

/** Opens a page of a site's load balancing by its address. */
export const openBalancing = async (page: Page, siteId: string, part = ''): Promise<void> => {
  await page.goto(`${new URL(page.url()).origin}/#/sites/${siteId}/balancing${part}`);
};
