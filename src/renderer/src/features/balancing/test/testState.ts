import type { SiteTestEvent, SiteTestResult } from '#shared/contract/siteTest.ts';

type Of<K extends SiteTestEvent['kind']> = Extract<SiteTestEvent, { kind: K }>;
export type SiteTestSample = Of<'sample'>;
export type SiteTestItemView = Of<'plan'>['items'][number];

/** A test of a site as far as it has come. */
export interface SiteTestState {
  readonly items: readonly SiteTestItemView[];
  readonly totalS: number;
  readonly connecting: string | null;
  readonly itemId: string | null;
  readonly itemAtS: number;
  readonly waiting: Of<'waiting'> | null;
  /** Of the item that runs. */
  readonly samples: readonly SiteTestSample[];
  readonly judged: ReadonlyMap<string, Of<'verdict'>>;
  readonly result: SiteTestResult | null;
}

export const noSiteTest: SiteTestState = {
  items: [],
  totalS: 0,
  connecting: null,
  itemId: null,
  itemAtS: 0,
  waiting: null,
  samples: [],
  judged: new Map(),
  result: null,
};

/** What is known after one more event. */
export const afterEvent = (state: SiteTestState, event: SiteTestEvent): SiteTestState => {
  switch (event.kind) {
    case 'plan':
      return { ...state, items: event.items, totalS: event.totalS, connecting: null };
    case 'connecting':
      return { ...state, connecting: event.charger };
    case 'item':
      return { ...state, itemId: event.id, itemAtS: event.atS, samples: [], waiting: null };
    case 'waiting':
      return { ...state, waiting: event.what === null ? null : event };
    case 'sample':
      return { ...state, samples: [...state.samples, event] };
    case 'verdict':
      return { ...state, waiting: null, judged: new Map(state.judged).set(event.id, event) };
    case 'done':
      return { ...state, waiting: null, itemId: null, result: event.result };
    case 'failed':
      return { ...state, waiting: null, connecting: null };
    default:
      return event satisfies never;
  }
};

/** Device seconds that are still to come, as planned; never below nothing. */
export const secondsLeft = (state: SiteTestState): number => {
  const at = state.items.findIndex(({ id }) => id === state.itemId);
  const elapsedS = (state.samples.at(-1)?.atS ?? state.itemAtS) - state.itemAtS;
  const rest = state.items.slice(at + 1).reduce((sum, { lastsS }) => sum + lastsS, 0);
  return rest + Math.max(0, (state.items[at]?.lastsS ?? 0) - elapsedS);
};
