import { useSyncExternalStore } from 'react';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import type { RowStates } from './rowStates.ts';

/** How well the preview knows the chargers: not at all, as just read, or as read before something moved. */
export type Knowledge = 'not-read' | 'read' | 'read-before';

export interface FleetTableState {
  /** Null for a table that was typed here. */
  readonly fileName: string | null;
  /** The file as it came, as long as no row was added to it; a check then sends it again. */
  readonly fileBase64: string | null;
  /** The site whose plan handed the table over; null for any other table. */
  readonly planSiteId: string | null;
  readonly preview: FleetPreviewView;
  readonly knowledge: Knowledge;
  /** Whether the checks of the preview were made with what would be written with now. */
  readonly areChecksFresh: boolean;
}

/** A run that is over, or was left. */
export interface FleetResult {
  readonly states: RowStates;
  readonly isStopped: boolean;
  readonly atMs: number;
}

export interface FleetState {
  readonly table: FleetTableState | null;
  readonly circuitA: number | null;
  readonly result: FleetResult | null;
}

let held: FleetState = { table: null, circuitA: null, result: null };
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Kept while the program runs, so that a look at the log loses no table. PINs are never in here. */
export const changeFleet = (change: (state: FleetState) => Partial<FleetState>): void => {
  held = { ...held, ...change(held) };
  for (const listener of listeners) listener();
};

export const fleetNow = (): FleetState => held;

export const useFleetState = (): FleetState => useSyncExternalStore(subscribe, fleetNow);
