import type { ControllerDeps, ControllerTask } from './controllerPorts.ts';
import type { DecisionJournal } from './decisionJournal.ts';

/** What is told in the site log and in the journal: start, stop, limits and faults, never one per decision. */
export interface SiteEntries {
  add(
    purpose: 'started' | 'stopped' | 'failed' | 'limit' | 'fault' | 'fault-over',
    details: Readonly<Record<string, string | number | boolean>>,
    errorCode?: string,
  ): void;
}

/** The same fault of the same device is told at most so often. */
const faultPauseMs = 600_000;

export const createSiteEntries = (
  { log, clock, person }: Pick<ControllerDeps, 'log' | 'clock' | 'person'>,
  { siteId }: ControllerTask,
  id: string,
  journal: DecisionJournal,
  isPractice: () => boolean,
): SiteEntries => {
  const told = new Map<string, number>();
  const isTooSoon = (key: string): boolean => {
    const nowMs = clock.monotonicMs();
    const before = told.get(key);
    if (before !== undefined && nowMs - before < faultPauseMs) return true;
    told.set(key, nowMs);
    return false;
  };
  return {
    add: (purpose, details, errorCode) => {
      journal.note(purpose, { ...details, ...(errorCode === undefined ? {} : { errorCode }) });
      if (purpose.startsWith('fault') && isTooSoon(`${purpose} ${details['device'] ?? ''}`)) return;
      try {
        log.append({
          kind: 'note',
          outcome: purpose === 'fault' ? 'open' : purpose === 'failed' ? 'failed' : 'done',
          siteId,
          visitId: null,
          socketId: null,
          chargerSerial: null,
          person: person(),
          door: 'modbus',
          jobId: id,
          intentId: null,
          snapshotId: null,
          changes: [],
          errorCode: errorCode ?? null,
          details: { purpose: `controller-${purpose}`, ...details },
          practice: isPractice(),
        });
      } catch {
        // A full or busy log must not end the steering of a site; the journal beside it has the same line.
      }
    },
  };
};
