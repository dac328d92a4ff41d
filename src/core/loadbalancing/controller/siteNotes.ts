import type { ControllerFolder } from '#core/ports/controllerFiles.ts';
import type { Decision } from './balanceCycle.ts';
import type { Connecting } from './connectSite.ts';
import { createDecisionJournal } from './decisionJournal.ts';
import { type FaultWatch, watchFaults } from './faultWatch.ts';
import { watchMeterPhases } from './meterPhases.ts';
import { createSiteEntries, type SiteEntries } from './siteEntries.ts';

/** Everything a run writes down: its entries, its decisions, and the faults it notices. */
export interface SiteNotes extends SiteEntries {
  planTaken(): void;
  /** The meters that show the chargers on other phases than the plan says. */
  decided(decision: Decision): ReadonlySet<string>;
  readonly lookForFaults: FaultWatch['look'];
}

export const createSiteNotes = (
  folder: ControllerFolder,
  { deps, site, task }: Connecting,
  isPractice: () => boolean,
): SiteNotes => {
  const journal = createDecisionJournal(folder, deps.clock.nowMs);
  const entries = createSiteEntries(deps, task, task.id, journal, isPractice);
  const phasesOf = watchMeterPhases(site);
  folder.onTrouble((reason) => entries.add('fault', { device: 'journal', fault: reason }));
  return {
    ...entries,
    planTaken: () => journal.note('site', { plan: site }),
    decided: ({ live, allocation }) => {
      journal.decided(live, allocation);
      return phasesOf(live);
    },
    lookForFaults: watchFaults(entries).look,
  };
};
