import { controlRows } from './map/control.ts';
import { fileRows } from './map/file.ts';
import { identityRows } from './map/identity.ts';
import { liveRows } from './map/live.ts';
import { networkRows } from './map/network.ts';
import { ocppRows } from './map/ocpp.ts';
import { cardRows, historyRows, scheduleRows } from './map/records.ts';
import { type PointRow, range, repeated, ro, rw } from './map/rows.ts';
import { settingsRows } from './map/settings.ts';

export type StoredBlockKey = 'D' | 'N' | 'O' | 'R';
export type BlockKey = 'A' | 'B' | 'C' | StoredBlockKey | 'H' | 'F' | 'M';

/** A block of the map: first register, length in registers, its points by offset. */
export interface BlockSpec {
  readonly key: BlockKey;
  readonly start: number;
  readonly length: number;
  readonly rows: readonly PointRow[];
}

export const scheduleSlots = 6;
export const cardSlots = 6;
export const historySlots = 30;
export const recordsPerPage = 5;
const scheduleSize = 6;
const cardSize = 20;
export const recordSize = 24;

const slots = (count: number, first: number) => Array.from({ length: count }, (_, n) => n + first);

const schedules = slots(scheduleSlots, 1).flatMap((n) =>
  repeated(scheduleRows, `schedule.${n}`, 60 + (n - 1) * scheduleSize),
);
const cards = slots(cardSlots, 1).flatMap((n) => repeated(cardRows, `cards.${n}`, (n - 1) * cardSize));
const window = slots(recordsPerPage, 0).flatMap((n) =>
  repeated(historyRows, `history.${n}`, 4 + n * recordSize),
);
const mirror = slots(historySlots, 0).flatMap((n) => repeated(historyRows, `history.${n}`, n * recordSize));

const historyHead: readonly PointRow[] = [
  rw(0, 'history.page', 'u16', 1, range(0, 5)),
  ro(1, 'history.count', 'u16'),
  ro(2, 'history.pageCount', 'u16'),
  ro(3, 'history.generation', 'u16'),
];

/** All blocks this charger has. */
export const blocks: Readonly<Record<BlockKey, BlockSpec>> = {
  A: { key: 'A', start: 0, length: 112, rows: identityRows },
  B: { key: 'B', start: 256, length: 116, rows: liveRows },
  C: { key: 'C', start: 512, length: 32, rows: controlRows },
  D: { key: 'D', start: 768, length: 100, rows: [...settingsRows, ...schedules] },
  N: { key: 'N', start: 1024, length: 112, rows: networkRows },
  O: { key: 'O', start: 1152, length: 112, rows: ocppRows },
  R: { key: 'R', start: 1280, length: 120, rows: cards },
  H: { key: 'H', start: 1536, length: 124, rows: [...historyHead, ...window] },
  F: { key: 'F', start: 1792, length: 124, rows: fileRows },
  M: { key: 'M', start: 4096, length: 720, rows: mirror },
};

export const storedKeys: readonly StoredBlockKey[] = ['D', 'N', 'O', 'R'];

/** The directory of block A, in this order. */
export const directory: readonly (readonly [start: number, length: number])[] = (
  ['A', 'B', 'C', 'D', 'N', 'O', 'R', 'H', 'F', 'M'] as const
).map((key) => [blocks[key].start, blocks[key].length] as const);

const allBlocks = Object.values(blocks);

/** The block that holds the whole range, if one does. */
export function blockAt(start: number, count: number): BlockSpec | undefined {
  return allBlocks.find((block) => start >= block.start && start + count <= block.start + block.length);
}

export interface LocatedPoint {
  readonly block: BlockSpec;
  readonly row: PointRow;
}

const byName = new Map<string, LocatedPoint>(
  allBlocks
    .filter((block) => block.key !== 'M')
    .flatMap((block) => block.rows.map((row) => [row.name, { block, row }] as const)),
);

/** Throws on a name that the map does not have: that is a mistake in the simulator. */
export function pointNamed(name: string): LocatedPoint {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`no such point: ${name}`);
  return found;
}

/** A point of any block, the history mirror included. */
export function findRow(name: string): PointRow | undefined {
  return byName.get(name)?.row ?? blocks.M.rows.find((row) => row.name === name);
}

export function registerOf(name: string): number {
  const { block, row } = pointNamed(name);
  return block.start + row.offset;
}
