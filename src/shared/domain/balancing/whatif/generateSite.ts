import type { Site, SiteCharger, SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';
import type { GeneratedSite, Scenario } from './scenarioSchema.ts';

const rotations = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const;

const boardsOf = (given: GeneratedSite): SiteNode[][] =>
  given.boards.map((count, level) =>
    Array.from({ length: count }, (_, index): SiteNode => {
      const above = given.boards[level - 1] ?? 1;
      return {
        id: level === 0 ? `board${index + 1}` : `board${level + 1}-${index + 1}`,
        parent: level === 0 ? 'main' : `board${level === 1 ? '' : `${level}-`}${(index % above) + 1}`,
        limitA: given.boardA?.[level] ?? given.mainA,
        diversity: 1,
      };
    }),
  );

/** A site as a scenario tells it: as it was drawn, or worked out from a few numbers. */
export const siteOf = ({ site: given }: Pick<Scenario, 'site'>): Site => {
  if ('nodes' in given) return given;
  const levels = boardsOf(given);
  const lowest = levels.at(-1) ?? [];
  const main: SiteNode = {
    id: 'main',
    limitA: given.mainA,
    diversity: 1,
    baseLoadA: given.designLoadA ?? 0,
    meter: {},
    ...(given.marginA === undefined ? {} : { marginA: given.marginA }),
  };
  return {
    country: given.country ?? 'IEC',
    controller: { periodS: 1, ...(given.settings === undefined ? {} : { settings: given.settings }) },
    nodes: [main, ...levels.flat()],
    chargers: Array.from(
      { length: given.chargers },
      (_, index): SiteCharger => ({
        id: `c${index + 1}`,
        node: lowest.length === 0 ? 'main' : (lowest[index % lowest.length]?.id ?? 'main'),
        phases: 3,
        // The boards take turns too, so a step per round keeps each board rotated.
        rotation:
          given.rotation === 'rotated'
            ? (rotations[rotationStep(index, lowest.length)] ?? 'L1L2L3')
            : given.rotation,
        minA: 6,
        maxA: given.maxA,
        fallbackA: given.fallbackA ?? 0,
        timeoutS: given.timeoutS ?? 30,
        fallbackAction: 'fallback',
        bootA: 6,
      }),
    ),
  };
};

const rotationStep = (index: number, boards: number): number =>
  boards === 0 ? index % 3 : (Math.floor(index / boards) + (index % boards)) % 3;
