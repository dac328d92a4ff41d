import { closesBluetooth } from '#shared/domain/desired.ts';
import { networkFindings } from '#shared/domain/networkFindings.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type FleetFinding, type FleetRule, fleetFinding } from './fleetRules.ts';
import type { Settled } from './fleetSum.ts';
import type { FleetRow } from './fleetTable.ts';

const ethernetBit = 9;

const hasEthernet = (values: PointValues): boolean => {
  const { capabilities } = values;
  return typeof capabilities === 'number' && Math.floor(capabilities / 2 ** ethernetBit) % 2 === 1;
};

const hasWifi = (values: PointValues): boolean => {
  const { 'wifi.mode': mode, 'wifi.ssid': ssid } = values;
  return (mode === 1 || mode === 3) && typeof ssid === 'string' && ssid !== '';
};

const serves = (values: PointValues): boolean =>
  typeof values['modbus.flags'] === 'number' && values['modbus.flags'] % 2 === 1;

/** Rules that concern the doors of one row: what would leave it without a way to reach it. */
const doorRules = (row: FleetRow, values: PointValues): FleetRule[] => {
  const isBluetooth = row.target.startsWith('ble:');
  const rules: FleetRule[] = [];
  if (isBluetooth && closesBluetooth(row.values)) {
    if (!hasWifi(values) && !hasEthernet(values)) rules.push('fleet-closes-without-wifi');
    if (!serves(values)) rules.push('fleet-closes-without-server');
  }
  // Over Modbus the server is the door one is standing in.
  const isLeaving = !isBluetooth && row.values['modbus.flags'] !== undefined && !serves(values);
  if (isLeaving) rules.push('fleet-closes-without-server');
  const { 'loadBalancing.mode': mode, 'failsafe.defaultTimeout': timeoutS } = values;
  // With the server on and no balancing of its own, the watchdog is the only fall-back.
  if (serves(values) && mode !== 1 && timeoutS === 0) rules.push('fleet-watchdog-off');
  return rules;
};

const order = [
  ['settings.bootCurrent', 'settings.maxCurrent'],
  ['failsafe.defaultCurrent', 'settings.maxCurrent'],
  ['settings.maxCurrentSinglePhase', 'settings.maxCurrent'],
  ['settings.maxCurrent', 'settings.installLimit'],
] as const;

/** Pairs of limits where the inner one is above the outer, so only the outer counts. */
const wrongOrder = (row: FleetRow, values: PointValues) =>
  order.filter(([inner, outer]) => {
    const [low, high] = [values[inner], values[outer]];
    const isSet = row.values[inner] !== undefined || row.values[outer] !== undefined;
    return isSet && typeof low === 'number' && typeof high === 'number' && low > high;
  });

const addressFindings = (row: FleetRow): FleetFinding[] => {
  const { values } = row;
  if (values['network.ipMode'] !== 1) return [];
  const text = (point: string) => (typeof values[point] === 'string' ? values[point] : '');
  const network = {
    ssid: 'known',
    ipMode: 'static',
    address: text('network.address'),
    netmask: text('network.netmask'),
    gateway: text('network.gateway'),
  } as const;
  const isPractice = network.address.startsWith('127.');
  return networkFindings(network, 0, isPractice)
    .filter(({ level }) => level === 'refuse' || level === 'warn')
    .map((found) => ({ ...found, field: `network.${found.field}`, rows: [row.row] }));
};

const push = <Key>(groups: Map<Key, number[]>, key: Key, row: number): void => {
  const group = groups.get(key);
  if (group) group.push(row);
  else groups.set(key, [row]);
};

/** What is wrong inside single rows; rows with the same fault share one finding. */
export const fleetRowFindings = (rows: readonly FleetRow[], settled: Settled): FleetFinding[] => {
  type DoorRule = 'fleet-closes-without-wifi' | 'fleet-closes-without-server' | 'fleet-watchdog-off';
  const doors = new Map<FleetRule, number[]>();
  const orders = new Map<(typeof order)[number], number[]>();
  for (const row of rows) {
    const values = settled(row);
    for (const rule of doorRules(row, values)) push(doors, rule, row.row);
    for (const pair of wrongOrder(row, values)) push(orders, pair, row.row);
  }
  return [
    ...[...doors].map(([rule, found]) => fleetFinding(rule as DoorRule, 'modbus.flags', found, {})),
    ...[...orders].map(([[inner, outer], found]) =>
      fleetFinding('fleet-limit-order', inner, found, { inner, outer }),
    ),
    ...rows.flatMap(addressFindings),
  ];
};
