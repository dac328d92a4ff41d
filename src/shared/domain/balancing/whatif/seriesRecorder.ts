import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Plant } from './plant.ts';

/** What a run looked like: one entry per bucket, the highest current of a node, the last of a charger. */
export interface ScenarioSeries {
  readonly atS: readonly number[];
  readonly nodes: Readonly<Record<string, { readonly a: readonly (readonly number[])[] }>>;
  readonly chargers: Readonly<
    Record<string, { readonly setA: readonly number[]; readonly drawnA: readonly number[] }>
  >;
}

export interface SeriesRecorder {
  readonly step: (plant: Plant, nowS: number) => void;
  readonly series: () => ScenarioSeries;
}

const tenth = (a: number): number => Math.round(a * 10) / 10;

/** Records about `points` entries over `durationS`. */
export const createSeriesRecorder = (site: Site, durationS: number, points: number): SeriesRecorder => {
  const bucketS = Math.max(1, durationS / points);
  const atS: number[] = [];
  const nodes = site.nodes.map(({ id }) => ({ id, a: [[], [], []] as [number[], number[], number[]] }));
  const chargers = site.chargers.map(({ id }) => ({ id, setA: [] as number[], drawnA: [] as number[] }));
  let bucket = -1;
  return {
    step: (plant, nowS) => {
      const at = Math.floor(nowS / bucketS);
      if (at !== bucket) atS.push(nowS);
      bucket = at;
      const last = atS.length - 1;
      for (const [node, { a }] of nodes.entries())
        for (const phase of [0, 1, 2] as const) {
          const nowA = tenth((plant.baseA[node * 3 + phase] ?? 0) + (plant.evA[node * 3 + phase] ?? 0));
          a[phase][last] = Math.max(a[phase][last] ?? nowA, nowA);
        }
      for (const [index, { setA, drawnA }] of chargers.entries()) {
        setA[last] = plant.places[index]?.charger.setA() ?? 0;
        drawnA[last] = tenth(plant.places[index]?.car()?.drawnA() ?? 0);
      }
    },
    series: () => ({
      atS,
      nodes: Object.fromEntries(nodes.map(({ id, a }) => [id, { a }])),
      chargers: Object.fromEntries(chargers.map(({ id, setA, drawnA }) => [id, { setA, drawnA }])),
    }),
  };
};
