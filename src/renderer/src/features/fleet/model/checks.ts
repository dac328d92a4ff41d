import type { RowCheckView } from '#shared/contract/fleet.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { changeFleet, type FleetTableState } from './fleetStore.ts';

/** The rows that can be written as far as they were looked at; all of them while none was. */
export const writableRows = ({ preview }: FleetTableState): readonly FleetRow[] => {
  const blocked = new Set(preview.checks.filter(({ state }) => state === 'blocked').map(({ row }) => row));
  return preview.rows.filter(({ row }) => !blocked.has(row));
};

const order = { blocked: 0, ready: 1, unchanged: 2 } as const;

/** What has to be dealt with first comes first. */
export const inUrgency = (checks: readonly RowCheckView[]): readonly RowCheckView[] =>
  [...checks].sort((left, right) => order[left.state] - order[right.state] || left.row - right.row);

/** A check no longer holds: another PIN, another vault, another time. */
export const ageChecks = (): void =>
  changeFleet(({ table }) => (table === null ? {} : { table: { ...table, areChecksFresh: false } }));
