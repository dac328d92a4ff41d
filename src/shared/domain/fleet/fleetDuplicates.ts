import { parseDeviceTarget } from '#shared/domain/deviceTarget.ts';
import { parseIpv4, reservedRange } from '#shared/domain/ipv4.ts';
import { type FleetFinding, fleetFinding } from './fleetRules.ts';
import type { FleetRow } from './fleetTable.ts';

/** Rows by what they must not have in common, only where more than one has it; `null` = has nothing of the kind. */
const shared = (
  rows: readonly FleetRow[],
  keyOf: (row: FleetRow) => string | null,
): [string, readonly FleetRow[]][] => {
  const groups = Map.groupBy(rows, keyOf);
  return [...groups].flatMap(([key, group]) => (key === null || group.length < 2 ? [] : [[key, group]]));
};

const numbers = (rows: readonly FleetRow[]): number[] => rows.map(({ row }) => row);

const textOf = (row: FleetRow, point: string): string | null => {
  const value = row.values[point];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

const isStatic = (row: FleetRow): boolean => row.values['network.ipMode'] !== 0;

/** The fixed address of a row; null for an empty one (0.0.0.0) and where the row asks for DHCP. */
const addressOf = (row: FleetRow): string | null => {
  const address = textOf(row, 'network.address');
  return address === '0.0.0.0' || !isStatic(row) ? null : address;
};

/** Chargers of the practice site live at one address, each at a port of its own. */
const placeOf = (row: FleetRow): string | null => {
  const address = addressOf(row);
  const number = parseIpv4(address ?? '');
  const isPractice = number !== null && reservedRange(number) === 'loopback';
  return isPractice ? `${address}:${row.values['modbus.port'] ?? 502}` : address;
};

const modbusOf = ({ target }: FleetRow) => {
  const parsed = parseDeviceTarget(target);
  return parsed.kind === 'modbus' ? parsed : null;
};

/** Unit ids 0, 1 and 255 answer alike (register map, 1): behind one address they are one charger. */
const unitOf = (row: FleetRow): string | null => {
  const modbus = modbusOf(row);
  if (modbus === null) return null;
  const unit = [0, 1, 255].includes(modbus.unit) ? 1 : modbus.unit;
  return `${modbus.host.toLowerCase()}:${modbus.port} ${unit}`;
};

const sameCharger = (rows: readonly FleetRow[]): FleetFinding[] => [
  ...shared(rows, ({ target }) => target.toLowerCase()).map(([target, group]) =>
    fleetFinding('fleet-target-twice', 'target', numbers(group), { target }),
  ),
  ...shared(rows, ({ serial }) => serial?.toLowerCase() ?? null).map(([, group]) =>
    fleetFinding('fleet-serial-twice', 'serial', numbers(group), { serial: group[0]?.serial ?? '' }),
  ),
  ...shared(rows, unitOf).flatMap(([key, group]) => {
    const [host = '', unit = ''] = key.split(' ');
    // All of them literally the same: said above.
    if (new Set(group.map(({ target }) => target.toLowerCase())).size < 2) return [];
    return [fleetFinding('fleet-unit-twice', 'target', numbers(group), { host, unit })];
  }),
];

const gatewayClashes = (rows: readonly FleetRow[]): FleetFinding[] => {
  const points = ['network.gateway', 'network.dns1', 'network.dns2', 'loadBalancing.meterIp'];
  const servers = new Set(rows.flatMap((row) => points.flatMap((point) => textOf(row, point) ?? [])));
  return rows.flatMap((row) => {
    const address = addressOf(row);
    if (address === null || !servers.has(address)) return [];
    return [fleetFinding('fleet-address-is-gateway', 'network.address', [row.row], { address })];
  });
};

/** A new address at which another row's charger is being reached: until that one has moved, both have it. */
const targetClashes = (rows: readonly FleetRow[]): FleetFinding[] => {
  const byHost = Map.groupBy(rows, (row) => modbusOf(row)?.host.toLowerCase() ?? '');
  return rows.flatMap((row) => {
    const address = addressOf(row);
    // Chargers of the practice site share their address on purpose.
    const others =
      address === null || placeOf(row) !== address
        ? []
        : (byHost.get(address) ?? []).filter((other) => other !== row);
    if (address === null || others.length === 0) return [];
    return [fleetFinding('fleet-address-in-use', 'network.address', numbers([row, ...others]), { address })];
  });
};

/** What only one charger may have: target, serial, unit id, fixed address, names; a socket twice is asked about. */
export const fleetDuplicates = (rows: readonly FleetRow[]): FleetFinding[] => [
  ...sameCharger(rows),
  ...shared(rows, placeOf).map(([address, group]) =>
    fleetFinding('fleet-address-twice', 'network.address', numbers(group), { address }),
  ),
  ...gatewayClashes(rows),
  ...targetClashes(rows),
  ...shared(rows, (row) => textOf(row, 'network.hostname')?.toLowerCase() ?? null).map(([hostname, group]) =>
    fleetFinding('fleet-hostname-twice', 'network.hostname', numbers(group), { hostname }),
  ),
  ...shared(rows, (row) => textOf(row, 'ocpp.identity')).map(([identity, group]) =>
    fleetFinding('fleet-ocpp-identity-twice', 'ocpp.identity', numbers(group), { identity }),
  ),
  ...shared(rows, ({ socket }) => socket?.toLowerCase() ?? null).map(([, group]) =>
    fleetFinding('fleet-socket-twice', 'socket', numbers(group), { socket: group[0]?.socket ?? '' }),
  ),
];
