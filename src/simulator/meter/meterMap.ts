import { type PointRow, ro } from '#simulator/charger/map/rows.ts';

/** A block of the meter's map: first register, length in registers, its points by offset. */
export interface MeterBlock {
  readonly start: number;
  readonly length: number;
  readonly rows: readonly PointRow[];
}

const identityRows: readonly PointRow[] = [
  ro(0, 'map.magic', 'string2'),
  ro(2, 'map.version', 'u16'),
  ro(3, 'identity.phases', 'u16'),
  ro(4, 'identity.vendor', 'string8'),
  ro(12, 'identity.model', 'string12'),
  ro(24, 'identity.serial', 'string12'),
  ro(36, 'identity.firmware', 'string8'),
  ro(44, 'capabilities', 'u32'),
  ro(46, 'rating.current', 'u16', 0.1),
  ro(47, 'sample.period', 'u16'),
];

const valueRows: readonly PointRow[] = [
  ro(0, 'sample.counter', 'u16'),
  ro(1, 'frequency', 'u16', 0.01),
  ro(2, 'clock.now', 'u32'),
  ro(4, 'current.l1', 's32', 0.001),
  ro(6, 'current.l2', 's32', 0.001),
  ro(8, 'current.l3', 's32', 0.001),
  ro(10, 'voltage.l1', 'u16', 0.1),
  ro(11, 'voltage.l2', 'u16', 0.1),
  ro(12, 'voltage.l3', 'u16', 0.1),
  ro(14, 'power.l1', 's32'),
  ro(16, 'power.l2', 's32'),
  ro(18, 'power.l3', 's32'),
  ro(20, 'power.total', 's32'),
  ro(22, 'energy.import', 'u32'),
  ro(24, 'energy.export', 'u32'),
];

/** All blocks of the reference meter; nothing in them can be written. */
export const meterBlocks = {
  A: { start: 0, length: 48, rows: identityRows },
  B: { start: 256, length: 26, rows: valueRows },
} as const satisfies Readonly<Record<string, MeterBlock>>;
