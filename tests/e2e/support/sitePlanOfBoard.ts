import { readFileSync } from 'node:fs';
import type { PracticeState } from '#shared/contract/practice.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { startBoardSite } from './boardSite.ts';
import type { Api } from './bridge.ts';

/** The practice board with its declared plan stored, changed first where a test wants it to be wrong. */
export const startPlannedBoard = async (
  api: Api,
  name: string,
  change: (plan: Site) => Site = (plan) => plan,
): Promise<{ readonly siteId: string; readonly chargers: readonly { readonly serial: string }[] }> => {
  const { siteId } = await startBoardSite(api, name);
  let practice: PracticeState | undefined;
  for await (const state of await api.practice.watch()) {
    practice = state;
    break;
  }
  if (practice?.kind !== 'running') throw new Error('the practice board does not run');
  const text = readFileSync(practice.siteFile ?? '', 'utf8');
  const { plan } = await api.sitePlan.readFile({ fileName: 'site.yaml', text });
  if (plan === null) throw new Error('the plan of the practice board is refused');
  await api.sitePlan.save({ siteId, revision: 0, plan: change(plan) });
  return { siteId, chargers: practice.chargers };
};
