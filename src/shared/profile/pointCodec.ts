import type { PointValue } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DevicePoint } from './deviceProfile.ts';

/** Stands for a raw word that is no number: "no limit" of a current. */
export const NONE = 'none';

/** First word of a secret that deletes the stored one; all zeros would keep it (register map, 4). */
const DELETE_SECRET = 0xffff;

const badValue = (point: DevicePoint, value: PointValue): never => {
  const shown = point.secret ? '…' : String(value).slice(0, 60);
  throw appError('point.bad-value', { point: point.name, value: shown });
};

const bytesFrom = (words: readonly number[]): Uint8Array =>
  Uint8Array.from(words.flatMap((word) => [word >> 8, word & 0xff]));

const wordsFrom = (bytes: Uint8Array, count: number): number[] =>
  Array.from({ length: count }, (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0));

const unsignedFrom = (words: readonly number[]): number =>
  words.reduce((number, word) => number * 0x1_0000 + word, 0);

const wordsOfUnsigned = (unsigned: number, registers: number): number[] =>
  registers === 1 ? [unsigned] : [Math.floor(unsigned / 0x1_0000), unsigned % 0x1_0000];

const bitsOf = (point: DevicePoint): number => point.registers * 16;
const isSigned = (point: DevicePoint): boolean => point.type.kind === 's16' || point.type.kind === 's32';

const scaled = (point: DevicePoint, number: number): number => {
  const decimals = Math.max(0, Math.ceil(-Math.log10(point.scale) - 1e-9));
  return Number((number * point.scale).toFixed(decimals));
};

const decodeNumber = (point: DevicePoint, unsigned: number): PointValue => {
  if (point.range.some((item) => 'raw' in item && item.raw === unsigned)) return NONE;
  if (unsigned === point.unavailableRaw) return null;
  if (point.field) return (unsigned & point.field.mask) >> point.field.shift;
  const span = 2 ** bitsOf(point);
  const number = isSigned(point) && unsigned >= span / 2 ? unsigned - span : unsigned;
  return scaled(point, number);
};

const decodeText = (point: DevicePoint, words: readonly number[]): PointValue => {
  const bytes = bytesFrom(words);
  const end = bytes.indexOf(0);
  const text = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
  // An empty text nobody can write is "unavailable"; in a setting it is the value "nothing".
  return text === '' && point.access !== 'rw' ? null : text;
};

/** The value of a point from its registers; `point.not-readable` when their number does not fit. */
export const decodePoint = (point: DevicePoint, words: readonly number[]): PointValue => {
  if (words.length !== point.registers) throw appError('point.not-readable', { point: point.name });
  switch (point.type.kind) {
    case 'u16':
    case 's16':
    case 'u32':
    case 's32':
      return decodeNumber(point, unsignedFrom(words));
    case 'string':
      return decodeText(point, words);
    case 'raw':
      return [...bytesFrom(words)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    case 'ipv4':
      return bytesFrom(words).join('.');
    default:
      return point.type satisfies never;
  }
};

const encodeNumber = (point: DevicePoint, value: PointValue): number[] => {
  // The other bits of the register are unknown here.
  if (point.field) return badValue(point, value);
  if (value === NONE) {
    const special = point.range.find((item) => 'raw' in item);
    if (special === undefined) return badValue(point, value);
    return wordsOfUnsigned(special.raw, point.registers);
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return badValue(point, value);
  const steps = value / point.scale;
  const raw = Math.round(steps);
  // Never rounded: a current between two steps would come out higher than asked for.
  if (Math.abs(steps - raw) > 1e-6) return badValue(point, value);
  const span = 2 ** bitsOf(point);
  const low = isSigned(point) ? -span / 2 : 0;
  if (raw < low || raw >= low + span) return badValue(point, value);
  const unsigned = raw < 0 ? raw + span : raw;
  const isSpecial = point.range.some((item) => 'raw' in item && item.raw === unsigned);
  if (unsigned === point.unavailableRaw || isSpecial) return badValue(point, value);
  return wordsOfUnsigned(unsigned, point.registers);
};

const encodeText = (point: DevicePoint, value: PointValue): number[] => {
  if (typeof value !== 'string' || value.includes('\0')) return badValue(point, value);
  if (point.secret && value === '') return [DELETE_SECRET, ...Array(point.registers - 1).fill(0)];
  const isAscii = /^[\x20-\x7e]*$/.test(value);
  if (point.text?.charset !== 'utf-8' && !isAscii) return badValue(point, value);
  const bytes = new TextEncoder().encode(value);
  if (bytes.length > point.registers * 2) return badValue(point, value);
  return wordsFrom(bytes, point.registers);
};

const encodeRaw = (point: DevicePoint, value: PointValue): number[] => {
  const isHex = typeof value === 'string' && /^[0-9a-f]*$/.test(value);
  if (!isHex || value.length !== point.registers * 4) return badValue(point, value);
  return Array.from({ length: point.registers }, (_, index) =>
    Number.parseInt(value.slice(index * 4, index * 4 + 4), 16),
  );
};

const encodeIpv4 = (point: DevicePoint, value: PointValue): number[] => {
  const isDotted = typeof value === 'string' && /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(value);
  const bytes = isDotted ? value.split('.').map(Number) : [];
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255)) return badValue(point, value);
  return wordsFrom(Uint8Array.from(bytes), 2);
};

/**
 * The registers of a value: units in, words out. A value that is not exactly representable is `point.bad-value`.
 * An empty secret is encoded as "delete the stored one".
 */
export const encodePoint = (point: DevicePoint, value: PointValue): number[] => {
  switch (point.type.kind) {
    case 'u16':
    case 's16':
    case 'u32':
    case 's32':
      return encodeNumber(point, value);
    case 'string':
      return encodeText(point, value);
    case 'raw':
      return encodeRaw(point, value);
    case 'ipv4':
      return encodeIpv4(point, value);
    default:
      return point.type satisfies never;
  }
};
