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
import type { PointValue } from '#shared/domain/pointValue.ts';
import { isAppError } from '#shared/errors/appError.ts';
import { checkRange } from '#shared/profile/checkRange.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';

const isRefused = (point: DevicePoint, value: PointValue, hardwareMax: PointValue | undefined): boolean => {
  try {
    checkRange(point, value, typeof hardwareMax === 'number' ? { hardwareMax } : {});
    return false;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return true;
  }
};

/** Whether a charger as found would refuse a value: not of its profile, or above its own hardware maximum. */
const refusesOf = (profile: DeviceProfile): Refuses => {
  // Most rows of a column say the same, and the matrix asks once more what the findings asked.
  const known = new Map<string, boolean>();
  return (name, value, found) => {
    const hardwareMax = found['limit.hardwareMax'];
    const key = `${name} ${hardwareMax} ${typeof value} ${value}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const point = profile.points.get(name);
    const refused = point === undefined || isRefused(point, value, hardwareMax);
    known.set(key, refused);
    return refused;
  };
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
