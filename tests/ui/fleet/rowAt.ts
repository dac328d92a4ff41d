import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';

/** A row of a table with the serial of its number. */
export const rowAt = (row: number, patch: Partial<FleetRow> = {}): FleetRow => ({
  row,
  target: `ble:NX-${row}`,
  serial: `NX-${row}`,
  socket: null,
  leader: false,
  phases: null,
  rotation: null,
  values: {},
  ...patch,
});
