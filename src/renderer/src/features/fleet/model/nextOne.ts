import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';
import { type NextRow, nextRow } from '#shared/domain/fleet/nextRow.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const FIRST_ROW = 2;

/** What the next charger gets by itself after the last row of the table; null without one. */
export const nextOf = (rows: readonly FleetRow[]): NextRow | null => {
  const last = rows.at(-1);
  if (last === undefined) return null;
  const taken = rows.flatMap(({ values }) => {
    const address = values['network.address'];
    return typeof address === 'string' ? [address] : [];
  });
  return nextRow(last, taken);
};

/** One more row behind the others. */
export const rowBehind = (
  rows: readonly FleetRow[],
  next: Pick<FleetRow, 'socket' | 'rotation'> & { readonly serial: string; readonly values: PointValues },
): FleetRow => ({
  row: (rows.at(-1)?.row ?? FIRST_ROW - 1) + 1,
  target: `ble:${next.serial}`,
  serial: next.serial,
  socket: next.socket,
  // There is one leader at most, and it has its row already.
  leader: false,
  phases: rows.at(-1)?.phases ?? null,
  rotation: next.rotation,
  values: { ...next.values },
});
