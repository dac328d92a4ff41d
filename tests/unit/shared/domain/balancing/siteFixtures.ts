import type { Site, SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';

export const goodCharger: SiteCharger = {
  id: 'c1',
  node: 'board1',
  address: { host: '192.168.1.11' },
  serial: 'NX-1',
  phases: 3,
  rotation: 'L1L2L3',
  minA: 6,
  maxA: 16,
  fallbackA: 6,
  timeoutS: 30,
  fallbackAction: 'lower',
  bootA: 6,
};

/** A house with a sub-board and three chargers that breaks no rule. */
export const goodSite: Site = {
  version: 1,
  name: 'House',
  country: 'IEC',
  controller: { periodS: 5 },
  nodes: [
    { id: 'main', parent: null, limitA: 63, breakerA: 63, diversity: 1, baseLoadA: [12, 5, 0], meter: {} },
    { id: 'board1', parent: 'main', limitA: 40, breakerA: 40, diversity: 1, baseLoadA: 0 },
  ],
  chargers: [
    goodCharger,
    { ...goodCharger, id: 'c2', address: { host: '192.168.1.12' }, serial: 'NX-2', rotation: 'L2L3L1' },
    { ...goodCharger, id: 'c3', address: { host: '192.168.1.13' }, serial: 'NX-3', rotation: 'L3L1L2' },
  ],
};
