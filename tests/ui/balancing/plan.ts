import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

/** A main fuse with a charger, and a board with two. */
export const plan: Site = {
  country: 'CZ',
  controller: { periodS: 5 },
  nodes: [
    { id: 'main', name: 'Main fuse', limitA: 63, baseLoadA: 12, meter: {} },
    { id: 'board1', parent: 'main', limitA: 40, diversity: 1 },
  ],
  chargers: [
    { id: 'c1', node: 'main', phases: 3, maxA: 16, rotation: 'L1L2L3', serial: 'NX-1' },
    { id: 'c2', node: 'board1', phases: 3, maxA: 16, rotation: 'L2L3L1' },
    { id: 'c3', node: 'board1', phases: 3, maxA: 16, rotation: 'L3L1L2' },
  ],
};
