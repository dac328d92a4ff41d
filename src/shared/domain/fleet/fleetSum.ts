import type { PointValues } from '#shared/domain/pointValue.ts';
import type { SupplyPhase } from '#shared/domain/sumCheck.ts';
import { fallbackOf } from './fallback.ts';
import { type FleetFinding, fleetFinding } from './fleetRules.ts';
import type { FleetRow } from './fleetTable.ts';

/** The circuit all chargers of the table share. Loads of everything else per phase; left out = not known. */
export interface FleetCircuit {
  readonly limitA: number;
  readonly otherLoadA?: { readonly l1: number; readonly l2: number; readonly l3: number };
}

/** Settings of a row as they will be: the row's over what was found. */
export type Settled = (row: FleetRow) => PointValues;

const supply: readonly SupplyPhase[] = ['L1', 'L2', 'L3'];
const round = (amperes: number): number => Math.round(amperes * 100) / 100;

/** Without the rotation nobody knows which phase a one-phase charger loads: it counts on all of them. */
const loads = (row: FleetRow, values: PointValues, phase: SupplyPhase): boolean => {
  const isOnePhase = (row.phases ?? values['identity.phases']) === 1;
  return !isOnePhase || row.rotation === null || row.rotation.startsWith(phase);
};

interface Share {
  readonly row: FleetRow;
  readonly values: PointValues;
  readonly fallback: ReturnType<typeof fallbackOf>;
}

const phaseFinding = (shares: readonly Share[], circuit: FleetCircuit, phase: SupplyPhase): FleetFinding => {
  const { limitA } = circuit;
  const loaded = shares.filter(({ row, values }) => loads(row, values, phase));
  const counted = loaded.filter(({ fallback }) => fallback.kind !== 'unknown');
  const chargersA = round(
    loaded.reduce((sum, { fallback }) => sum + ('currentA' in fallback ? fallback.currentA : 0), 0),
  );
  // Export counts as 0: a reversed transformer must not make room.
  const load = { L1: circuit.otherLoadA?.l1, L2: circuit.otherLoadA?.l2, L3: circuit.otherLoadA?.l3 }[phase];
  const otherA = round(Math.max(0, load ?? 0));
  const sumA = round(chargersA + otherA);
  const numbers = { phase, chargersA, otherA, sumA, limitA };
  const rowsOf = (some: readonly Share[]) => some.map(({ row }) => row.row);
  if (sumA > limitA) return fleetFinding('fleet-sum-above', null, rowsOf(counted), numbers);
  const unknown = loaded.filter(({ fallback }) => fallback.kind === 'unknown');
  const atMostA = unknown.reduce(
    (sum, { fallback }) => sum + ('atMostA' in fallback ? (fallback.atMostA ?? Number.POSITIVE_INFINITY) : 0),
    sumA,
  );
  if (atMostA > limitA) return fleetFinding('fleet-sum-open', null, rowsOf(unknown), { phase, sumA, limitA });
  return fleetFinding('fleet-sum-fits', null, rowsOf(loaded), numbers);
};

/** All fall-backs together against the circuit, phase by phase, with the numbers they were worked out from. */
export const fleetSum = (
  rows: readonly FleetRow[],
  settled: Settled,
  circuit: FleetCircuit | undefined,
): FleetFinding[] => {
  if (circuit === undefined) {
    if (rows.length < 2) return [];
    return [fleetFinding('fleet-limit-unknown', null, [], { count: rows.length })];
  }
  const shares = rows.map((row): Share => {
    const values = settled(row);
    return { row, values, fallback: fallbackOf(values) };
  });
  const assumed = shares.filter(({ fallback }) => fallback.kind === 'assumed').map(({ row }) => row.row);
  return [
    ...supply.map((phase) => phaseFinding(shares, circuit, phase)),
    ...(assumed.length > 0 ? [fleetFinding('fleet-fallback-assumed', null, assumed, {})] : []),
    ...(circuit.otherLoadA === undefined ? [fleetFinding('fleet-other-load-unknown', null, [], {})] : []),
  ];
};
