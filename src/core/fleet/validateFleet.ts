import { fleetFindings } from '#shared/domain/fleet/fleetFindings.ts';
import {
  type FleetMatrix,
  type FoundByTarget,
  fleetMatrix,
  type Refuses,
} from '#shared/domain/fleet/fleetMatrix.ts';
import type { FleetFinding } from '#shared/domain/fleet/fleetRules.ts';
import type { FleetCircuit } from '#shared/domain/fleet/fleetSum.ts';
import type { FleetTable } from '#shared/domain/fleet/fleetTable.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { checkRange } from '#shared/profile/checkRange.ts';
import type { DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** Whether a charger as found would refuse a value: not of its profile, or above its own hardware maximum. */
const refusesOf =
  (profile: DeviceProfile): Refuses =>
  (name, value, found) => {
    const point = profile.points.get(name);
    if (point === undefined) return true;
    const hardwareMax = found['limit.hardwareMax'];
    try {
      checkRange(point, value, typeof hardwareMax === 'number' ? { hardwareMax } : {});
      return false;
    } catch (error) {
      if (!isAppError(error)) throw error;
      return true;
    }
  };

/** A table checked as a whole, and what it would change. */
export interface FleetPreview {
  readonly findings: readonly FleetFinding[];
  readonly matrix: FleetMatrix;
}

/**
 * Everything a table as a whole breaks, all at once, and its matrix. `found` = values read, by the rows' `target`;
 * chargers missing in it are only judged by what the table says.
 */
export const validateFleet = (request: {
  readonly table: FleetTable;
  readonly profile: DeviceProfile;
  readonly found?: FoundByTarget;
  readonly circuit?: FleetCircuit;
}): FleetPreview => {
  const { table, profile, found = new Map(), circuit } = request;
  const refuses = refusesOf(profile);
  return {
    findings: fleetFindings({ rows: table.rows, found, refuses, ...(circuit && { circuit }) }),
    matrix: fleetMatrix(table.rows, found, refuses),
  };
};
