import { createPhaseWatch } from '#shared/domain/balancing/commissioning/phaseWatch.ts';
import { pathOf } from '#shared/domain/balancing/commissioning/raiseRoom.ts';
import { noAmps, type PhaseAmps, perPhase } from '#shared/domain/balancing/phases.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { SiteLive } from '#shared/domain/balancing/site/stateOfSite.ts';

/** Looks at every decision and tells which meters show the chargers on other phases than the plan says. */
export const watchMeterPhases = (site: Site): ((live: SiteLive) => ReadonlySet<string>) => {
  const watched = site.nodes
    .filter(({ meter }) => meter !== undefined)
    .map(({ id }) => ({
      id,
      watch: createPhaseWatch(),
      chargers: site.chargers
        .filter(({ node }) => pathOf(site, node).some((above) => above.id === id))
        .map((charger) => charger.id),
    }));
  return ({ meters, chargers: live }) => {
    for (const { id, watch, chargers } of watched) {
      const reading = meters?.[id];
      const drawn = chargers.map((charger): PhaseAmps | null => {
        const known = live?.[charger];
        return known?.isPlugged === false ? noAmps : (known?.measuredA ?? null);
      });
      // An old reading, or a charger nobody sees, would be a step of its own.
      if (!reading?.currentA || reading.ageS > freshS || drawn.includes(null)) continue;
      watch.look(
        reading.currentA,
        perPhase((phase) => drawn.reduce((sum, a) => sum + (a?.[phase] ?? 0), 0)),
      );
    }
    return new Set(watched.filter(({ watch }) => watch.isElsewhere()).map(({ id }) => id));
  };
};

const freshS = 2;
