import type { PointValues } from '#shared/domain/pointValue.ts';
import { type FleetFinding, fleetFinding } from './fleetRules.ts';
import type { Settled } from './fleetSum.ts';
import type { FleetRow } from './fleetTable.ts';

const overTcp = 2;

/** The meter a charger balances by, as far as its settings name one. */
const meterOf = (values: PointValues): string | null => {
  const address = values['loadBalancing.meterIp'];
  const isNamed = values['loadBalancing.meterSource'] === overTcp && typeof address === 'string';
  if (!isNamed || address === '0.0.0.0') return null;
  return `${address}:${values['loadBalancing.meterPort'] ?? '?'}/${values['loadBalancing.meterUnit'] ?? '?'}`;
};

const numbers = (rows: readonly FleetRow[]): number[] => rows.map(({ row }) => row);

/**
 * Two chargers that balance by the same meter both take what is free, and overload the fuse together. Named leaders,
 * and chargers that follow a meter of their own (`loadBalancing.mode` 1), are compared.
 */
export const fleetLeaders = (rows: readonly FleetRow[], settled: Settled): FleetFinding[] => {
  const named = rows.filter(({ leader }) => leader);
  const following = rows.filter((row) => settled(row)['loadBalancing.mode'] === 1);
  const byMeter = Map.groupBy(following, (row) => meterOf(settled(row)));
  const unclear = byMeter.get(null) ?? [];
  return [
    ...(named.length > 1 ? [fleetFinding('fleet-two-leaders', 'leader', numbers(named), {})] : []),
    ...[...byMeter].flatMap(([meter, group]) =>
      meter === null || group.length < 2
        ? []
        : [fleetFinding('fleet-same-meter', 'loadBalancing.mode', numbers(group), { meter })],
    ),
    // A clamp or a pushed value has no address: whether it is the same house, only a person knows.
    ...(unclear.length > 0 && following.length > 1
      ? [fleetFinding('fleet-meters-unclear', 'loadBalancing.mode', numbers(following), {})]
      : []),
  ];
};
