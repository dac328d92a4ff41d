import type { FleetEvent, RowCheckView } from '#shared/contract/fleet.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';

/**
 * `stopped` = in work when the person stopped the run: the log says how far it came · `left-out` = could not be written,
 * as the check before said.
 */
export type RowOutcome = 'done' | 'unchanged' | 'failed' | 'skipped' | 'stopped' | 'left-out';

export interface RowState {
  readonly row: FleetRow;
  /** What is being done now; null before its turn and after its end. */
  readonly phase: string | null;
  readonly outcome: RowOutcome | null;
  readonly serial: string | null;
  readonly error: WireError | null;
  /** Why it was left out, as found before. */
  readonly check: RowCheckView | null;
}

/** By row number, in the order of the table. */
export type RowStates = ReadonlyMap<number, RowState>;

/** All rows of a table before a run; those that are not in `only` stay out of it. */
export const waitingRows = (
  rows: readonly FleetRow[],
  only?: readonly number[],
  checks: readonly RowCheckView[] = [],
): RowStates =>
  new Map(
    rows.map((row) => {
      const outcome = (only?.includes(row.row) ?? true) ? null : 'left-out';
      const check = checks.find((each) => each.row === row.row) ?? null;
      return [row.row, { row, phase: null, outcome, serial: row.serial, error: null, check }];
    }),
  );

/** The rows after these events of a run; the order of the rows stays. */
export const afterEvents = (states: RowStates, events: readonly FleetEvent[]): RowStates => {
  const next = new Map(states);
  for (const event of events) {
    if (event.kind !== 'row' && event.kind !== 'result') continue;
    const state = next.get(event.row);
    if (state === undefined) continue;
    if (event.kind === 'row') next.set(event.row, { ...state, phase: event.phase });
    else {
      const { result: outcome, serial, error } = event;
      next.set(event.row, { ...state, phase: null, outcome, serial: serial ?? state.serial, error });
    }
  }
  return next;
};

/** What a stopped run leaves behind: rows in work are open, those behind them were never begun. */
export const afterStop = (states: RowStates): RowStates =>
  new Map(
    [...states].map(([number, state]) => {
      if (state.outcome !== null) return [number, state];
      const outcome = state.phase === null ? 'skipped' : 'stopped';
      return [number, { ...state, phase: null, outcome }];
    }),
  );

export type RowCounts = Readonly<Record<RowOutcome | 'working' | 'waiting', number>>;

export const countRows = (states: RowStates): RowCounts => {
  const counts = {
    done: 0,
    unchanged: 0,
    failed: 0,
    skipped: 0,
    stopped: 0,
    'left-out': 0,
    working: 0,
    waiting: 0,
  };
  for (const { outcome, phase } of states.values()) {
    counts[outcome ?? (phase === null ? 'waiting' : 'working')] += 1;
  }
  return counts;
};
