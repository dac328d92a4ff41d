import { allPhases, type Phase, type PhaseAmps } from '#shared/domain/balancing/phases.ts';
import type { Limit, Rotation, SiteCharger } from './siteSchema.ts';

const turned: Readonly<Record<Rotation, readonly [Phase, Phase, Phase]>> = {
  L1L2L3: [1, 2, 3],
  L2L3L1: [2, 3, 1],
  L3L1L2: [3, 1, 2],
};

/** Supply phases of the connector phases 1, 2, 3; undefined where nobody has said how it is wired. */
export const supplyPhases = (rotation: Rotation | undefined): readonly [Phase, Phase, Phase] | undefined =>
  rotation === undefined ? undefined : turned[rotation];

/** Supply phases a charger can load at all; without its rotation a one-phase charger may be on any of them. */
export const wiredPhases = (charger: Pick<SiteCharger, 'phases' | 'rotation'>): readonly Phase[] => {
  const supply = supplyPhases(charger.rotation);
  if (charger.phases !== 1) return allPhases;
  return supply === undefined ? allPhases : [supply[0]];
};

/** Supply phases the usual car loads; undefined where the car or the wiring is not known. */
export const carPhases = (charger: SiteCharger): readonly Phase[] | undefined => {
  const supply = supplyPhases(charger.rotation);
  if (charger.phases === 1) return supply === undefined ? undefined : [supply[0]];
  if (charger.vehiclePhases === 3) return allPhases;
  if (charger.vehiclePhases === undefined || supply === undefined) return undefined;
  return supply.slice(0, charger.vehiclePhases);
};

/** A limit written as one number or three. */
export const perPhaseLimit = (limit: Limit): PhaseAmps =>
  typeof limit === 'number' ? [limit, limit, limit] : limit;
