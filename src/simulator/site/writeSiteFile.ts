import { renameSync, writeFileSync } from 'node:fs';
import type { SiteLayout } from '#simulator/wiring/layout.types.ts';
import type { SiteMeter } from './siteMeter.ts';
import type { PlacedCharger } from './siteStructure.ts';

const failsafeTimeoutS = 30;
const smallestA = 6;

/**
 * Writes the site down as the electrician has it: what was declared, not what is true. JSON is YAML too.
 * Fall-backs are those a commissioned charger has; whether they fit is for the reader to find out.
 */
export const writeSiteFile = (
  path: string,
  layout: SiteLayout,
  chargers: readonly PlacedCharger[],
  meters: ReadonlyMap<string, SiteMeter>,
): void => {
  const nodes = layout.nodes.map(({ id, parent, limitA, base }) => {
    const meter = meters.get(id);
    return {
      ...{ id, parent, limitA },
      ...(base.kind === 'constant' ? { baseLoadA: base.currentA } : {}),
      ...(meter && { meter: { address: meter.modbus, profile: 'reference-meter' } }),
    };
  });
  const listed = chargers.map(({ site, place, modbus }, index) => ({
    ...{ id: `c${index + 1}`, node: place.node, serial: site.charger.serial, address: modbus },
    ...{ phases: place.phases, rotation: place.declared, minA: smallestA },
    maxA: place.phases === 1 ? 40 : 32,
    ...{ fallbackA: smallestA, timeoutS: failsafeTimeoutS, bootA: smallestA },
  }));
  const site = { version: 1, name: 'Practice site', controller: { periodS: 1 }, nodes, chargers: listed };
  writeFileSync(`${path}.tmp`, `${JSON.stringify(site, null, 2)}\n`);
  renameSync(`${path}.tmp`, path);
};
