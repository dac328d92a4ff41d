import type { MeterPoint } from './meterProfile.ts';

/** What a register says: a value in its unit, a text, or null where there is nothing to tell. */
export type MeterValue = number | string | null;

type NumberKind = Exclude<MeterPoint['type']['kind'], 'string'>;

const readers: Readonly<Record<NumberKind, (view: DataView) => number>> = {
  u16: (view) => view.getUint16(0),
  s16: (view) => view.getInt16(0),
  u32: (view) => view.getUint32(0),
  s32: (view) => view.getInt32(0),
  f32: (view) => view.getFloat32(0),
  f64: (view) => view.getFloat64(0),
  u64: (view) => Number(view.getBigUint64(0)),
};

const viewOf = (words: readonly number[]): DataView => {
  const view = new DataView(new ArrayBuffer(words.length * 2));
  words.forEach((word, index) => view.setUint16(index * 2, word));
  return view;
};

const textOf = (words: readonly number[]): string | null => {
  const bytes = words.flatMap((word) => [word >> 8, word & 0xff]);
  const text = String.fromCharCode(...bytes.filter((byte) => byte >= 0x20 && byte < 0x7f)).trim();
  return text === '' ? null : text;
};

const scaled = (raw: number, scale: number): number => {
  const decimals = Math.max(0, Math.ceil(-Math.log10(scale) - 1e-9));
  return Number.isInteger(raw) ? Number((raw * scale).toFixed(decimals)) : raw * scale;
};

/** The value of a point from its registers; what is no number (NaN, infinite) is null. */
export const decodeMeterPoint = (
  point: MeterPoint,
  words: readonly number[],
  wordOrder: 'big' | 'little',
): MeterValue => {
  if (words.length !== point.registers) return null;
  if (point.type.kind === 'string') return textOf(words);
  const ordered = wordOrder === 'big' ? words : words.toReversed();
  const unsigned = ordered.reduce((number, word) => number * 0x1_0000 + word, 0);
  if (point.unavailableRaw.includes(unsigned)) return null;
  const raw = readers[point.type.kind](viewOf(ordered));
  return Number.isFinite(raw) ? scaled(raw, point.scale) : null;
};
