import { networkRange, parseIpv4, prefixLength, reservedRange } from '#shared/domain/ipv4.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type Rotation, rotations } from './fleetTable.ts';

/** What one charger hands to the next: all but its serial and its PIN. */
export interface RowSeed {
  readonly socket: string | null;
  readonly rotation: Rotation | null;
  readonly values: PointValues;
}

export interface NextRow extends RowSeed {
  /** Points that must differ from charger to charger and could not be advanced: to be asked for, not in `values`. */
  readonly open: readonly string[];
}

/** The next rotation, so that one-phase cars spread over the supply: L1L2L3 → L2L3L1 → L3L1L2 → L1L2L3. */
export const nextRotation = (rotation: Rotation): Rotation =>
  rotations[(rotations.indexOf(rotation) + 1) % rotations.length] ?? rotation;

/** `Garage 9` → `Garage 10`, `A09` → `A10`, `Hall 2 (left)` → `Hall 3 (left)`; undefined without a number. */
export const nextLabel = (label: string): string | undefined => {
  const match = /^(.*?)(\d{1,15})(\D*)$/s.exec(label);
  if (match === null) return undefined;
  const [, before = '', digits = '', after = ''] = match;
  return before + String(Number(digits) + 1).padStart(digits.length, '0') + after;
};

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

/**
 * The next free address of the network (24 bits without a netmask), without those that end in 0 or 255, the reserved
 * ones and the `taken`; undefined when none is left above this one.
 */
export const nextAddress = (
  address: string,
  netmask: string | undefined,
  taken: ReadonlySet<string>,
): string | undefined => {
  const start = parseIpv4(address);
  const mask = parseIpv4(netmask ?? '255.255.255.0');
  const prefix = mask === null ? null : prefixLength(mask);
  if (start === null || prefix === null) return undefined;
  const { last } = networkRange(start, prefix);
  for (let next = start + 1; next < last; next += 1) {
    const isEdge = next % 256 === 0 || next % 256 === 255;
    const isOwn = reservedRange(next) === null || reservedRange(next) === reservedRange(start);
    if (!isOwn) return undefined;
    if (!isEdge && !taken.has(dotted(next))) return dotted(next);
  }
  return undefined;
};

const text = (values: PointValues, point: string): string | undefined => {
  const value = values[point];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const addressIn = (values: PointValues, taken: readonly string[]): string | undefined => {
  const servers = ['network.gateway', 'network.dns1', 'network.dns2', 'loadBalancing.meterIp'];
  const used = new Set([...taken, ...servers.flatMap((point) => text(values, point) ?? [])]);
  return nextAddress(text(values, 'network.address') ?? '', text(values, 'network.netmask'), used);
};

/**
 * "Next one like this": the same settings with rotation, fixed address, names and the number of the socket advanced.
 * `taken` are addresses of other chargers. Two labels never come out the same: one without a number gets a 2.
 */
export const nextRow = (previous: RowSeed, taken: readonly string[] = []): NextRow => {
  const { socket, rotation } = previous;
  const values: PointValues = { ...previous.values };
  const open: string[] = [];
  const advance = (point: string, next: string | undefined): void => {
    if (next === undefined) {
      delete values[point];
      open.push(point);
    } else values[point] = next;
  };
  const address = text(values, 'network.address');
  const isFixed = address !== undefined && address !== '0.0.0.0' && values['network.ipMode'] !== 0;
  if (isFixed) advance('network.address', addressIn(values, taken));
  for (const point of ['network.hostname', 'ocpp.identity']) {
    const name = text(values, point);
    if (name !== undefined) advance(point, nextLabel(name));
  }
  return {
    socket: socket === null ? null : (nextLabel(socket) ?? `${socket} 2`),
    rotation: rotation === null ? null : nextRotation(rotation),
    values,
    open,
  };
};
