import { closesBluetooth } from '#shared/domain/desired.ts';
import type { FleetRow } from '#shared/domain/fleet/fleetTable.ts';

/** Rows that are reached over Bluetooth and would close it. */
export const closingRows = (rows: readonly FleetRow[]): readonly FleetRow[] =>
  rows.filter(({ target, values }) => target.startsWith('ble:') && closesBluetooth(values));
