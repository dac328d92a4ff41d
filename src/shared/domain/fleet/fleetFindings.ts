import { fleetDuplicates } from './fleetDuplicates.ts';
import { fleetLeaders } from './fleetLeaders.ts';
import type { FoundByTarget, Refuses } from './fleetMatrix.ts';
import { fleetRowFindings } from './fleetRowFindings.ts';
import { type FleetFinding, fleetFinding } from './fleetRules.ts';
import { type FleetCircuit, fleetSum, type Settled } from './fleetSum.ts';
import type { FleetRow } from './fleetTable.ts';

export interface FleetInput {
  readonly rows: readonly FleetRow[];
  /** What was read from the chargers; without it only the table is looked at. */
  readonly found?: FoundByTarget;
  /** The circuit they share; without it the sum of the fall-backs stays open. */
  readonly circuit?: FleetCircuit;
  readonly refuses?: Refuses;
}

/** A value of the table that this very charger would not take, one finding per value and point. */
const refusedValues = ({ rows, found, refuses }: FleetInput): FleetFinding[] => {
  if (!refuses) return [];
  const refused = rows.flatMap((row) =>
    Object.entries(row.values).flatMap(([point, value]) =>
      refuses(point, value, found?.get(row.target) ?? {})
        ? [{ row: row.row, point, value: value ?? '' }]
        : [],
    ),
  );
  return [...Map.groupBy(refused, ({ point, value }) => JSON.stringify([point, value])).values()].flatMap(
    (group) => {
      const [first] = group;
      if (!first) return [];
      const rowsOf = group.map(({ row }) => row);
      const { point, value } = first;
      return [fleetFinding('fleet-value-refused', point, rowsOf, { point, value })];
    },
  );
};

/** Checks a table as a whole: everything that is wrong at once, in an order that depends on the table only. */
export const fleetFindings = (input: FleetInput): FleetFinding[] => {
  const { rows, found, circuit } = input;
  const merged = new Map(rows.map((row) => [row, { ...found?.get(row.target), ...row.values }]));
  const settled: Settled = (row) => merged.get(row) ?? row.values;
  return [
    ...fleetDuplicates(rows),
    ...fleetLeaders(rows, settled),
    ...fleetRowFindings(rows, settled),
    ...refusedValues(input),
    ...fleetSum(rows, settled, circuit),
  ];
};
