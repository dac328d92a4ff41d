import type { Parts } from './parts.ts';
import { createVisit, endpointOf, type Visit } from './visit.ts';

/** The connections that are open over both doors. */
export interface Visits {
  enter(door: Visit['door']): { readonly visit: Visit; leave(): void };
  endAll(): void;
  modbusClients(): number;
  /** Whether any of them has settings staged. */
  isStaging(): boolean;
}

export function createVisits(parts: Pick<Parts, 'settings' | 'network' | 'time'>): Visits {
  const visits = new Set<Visit>();
  const end = (visit: Visit) => {
    visit.hasEnded = true;
    visit.staging.forget();
    visit.latch.lock();
    visits.delete(visit);
  };
  return {
    enter: (door) => {
      const visit = createVisit(door, endpointOf(parts), parts.time);
      visits.add(visit);
      return { visit, leave: () => end(visit) };
    },
    endAll: () => {
      for (const visit of visits) end(visit);
    },
    modbusClients: () => [...visits].filter((visit) => visit.door === 'modbus').length,
    isStaging: () => [...visits].some((visit) => !visit.staging.isEmpty()),
  };
}
