import { readFileSync } from 'node:fs';
import type { SiteTestEvent, SiteTestResult } from '#shared/contract/siteTest.ts';
import type { SiteTest } from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import { type CoreOnSite, openCoreOn } from './coreOnSite.ts';
import { type PracticeSiteOptions, startSite } from './practiceSite.ts';

/** The moved parts of a practice board with its plan stored for a site of the log. */
export interface BoardSite extends AsyncDisposable {
  readonly on: CoreOnSite;
  readonly siteId: string;
  plug(index: number, car?: Readonly<Record<string, unknown>>): Promise<void>;
  /** What flows on the supply phases now, by id of the plan. */
  drawnA(charger: string): Promise<readonly number[]>;
  run(
    tests: readonly SiteTest[],
    chargers: readonly string[],
    options?: { signal?: AbortSignal; onEvent?(event: SiteTestEvent): void },
  ): Promise<{ readonly result: SiteTestResult | null; readonly events: readonly SiteTestEvent[] }>;
}

/** A practice board of six commissioned chargers, a core over it, and its declared plan in the log. */
export const startBoardSite = async (options: PracticeSiteOptions = {}): Promise<BoardSite> => {
  const speed = options.speed ?? 20;
  const site = await startSite({ layout: 'board', commissioned: true, base: '12,5,8', ...options, speed });
  const on = await openCoreOn(site, { speed });
  const { api } = on;
  const { id: siteId } = await api.log.createSite({ name: 'Board', country: 'CZ', practice: true });
  const text = readFileSync(site.ready.siteFile ?? '', 'utf8');
  const { plan } = await api.sitePlan.readFile({ fileName: 'site.yaml', text });
  if (plan === null) throw new Error('the plan of the practice board is refused');
  await api.sitePlan.save({ siteId, revision: 0, plan });
  return {
    on,
    siteId,
    plug: async (index, car = {}) => {
      const serial = site.ready.chargers[index]?.serial;
      await site.control(`/chargers/${serial}/car`, { action: 'plug', ...car });
    },
    drawnA: async (charger) => {
      const { chargers } = (await site.control('/site')).body as {
        chargers: { id: string; currentA: number[] }[];
      };
      return chargers.find(({ id }) => id === charger)?.currentA ?? [];
    },
    run: async (tests, chargers, { signal, onEvent } = {}) => {
      const input = { siteId, tests: [...tests], chargers: [...chargers] };
      const stream = await api.siteTest.run(input, signal === undefined ? {} : { signal });
      const events: SiteTestEvent[] = [];
      let result: SiteTestResult | null = null;
      for await (const event of stream) {
        events.push(event);
        onEvent?.(event);
        if (event.kind === 'failed') throw Object.assign(new Error(event.error.code), event.error);
        if (event.kind === 'done') result = event.result;
      }
      return { result, events };
    },
    [Symbol.asyncDispose]: () => on[Symbol.asyncDispose](),
  };
};
