import type { PointValue } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DevicePoint } from './deviceProfile.ts';
import { encodePoint } from './pointCodec.ts';

export interface RangeLimits {
  /** The charger's hardware maximum in A: lowers every range whose maximum comes from `limit.hardwareMax`. */
  readonly hardwareMax?: number;
}

interface Span {
  readonly min: number;
  readonly max: number;
}

const spansOf = (point: DevicePoint, limits: RangeLimits): Span[] =>
  point.range.flatMap((item) => {
    if (!('max' in item)) return [];
    const lowered =
      item.maxFrom === undefined ? item.max : Math.min(item.max, limits.hardwareMax ?? item.max);
    return [{ min: item.min, max: lowered }];
  });

const outOfRange = (point: DevicePoint, value: PointValue, span: Span): never => {
  const withUnit = (number: number) => (point.unit === '' ? String(number) : `${number} ${point.unit}`);
  const shown = typeof value === 'number' ? withUnit(value) : String(value);
  throw appError('point.out-of-range', {
    point: point.name,
    value: shown,
    min: withUnit(span.min),
    max: withUnit(span.max),
  });
};

const checkNumber = (point: DevicePoint, value: number, limits: RangeLimits): void => {
  const numbers = Object.keys(point.enum).map(Number);
  if (numbers.length > 0 && !numbers.includes(value))
    throw appError('point.bad-value', { point: point.name, value: String(value) });
  const bits = Object.keys(point.bits).map(Number);
  const mask = bits.reduce((sum, bit) => sum + 2 ** bit, 0);
  if (bits.length > 0 && (value < 0 || value > mask || (value & ~mask) !== 0))
    outOfRange(point, value, { min: 0, max: mask });
  if (point.range.some((item) => 'value' in item && item.value === value)) return;
  const spans = spansOf(point, limits);
  const singles = point.range.flatMap((item) => ('value' in item ? [item.value] : []));
  if (point.range.length === 0 || spans.some(({ min, max }) => value >= min && value <= max)) return;
  const edges = spans.length > 0 ? spans.flatMap(({ min, max }) => [min, max]) : singles;
  outOfRange(point, value, { min: Math.min(...edges), max: Math.max(...edges) });
};

const checkText = (point: DevicePoint, value: string): void => {
  const bytes = new TextEncoder().encode(value).length;
  if (point.secret && value === '') return;
  const min = point.text?.minBytes ?? 0;
  const max = Math.min(point.text?.maxBytes ?? Number.POSITIVE_INFINITY, point.registers * 2);
  if (bytes >= min && bytes <= max) return;
  const shown = point.secret ? '…' : value.slice(0, 60);
  throw appError('point.out-of-range', {
    point: point.name,
    value: shown,
    min: String(min),
    max: String(max),
  });
};

/**
 * Refuses what must not be written: `point.read-only`, `point.bad-value` (not of this point's kind or not exactly
 * representable), `point.out-of-range` (texts: their length in bytes).
 */
export const checkRange = (point: DevicePoint, value: PointValue, limits: RangeLimits = {}): void => {
  if (point.access === 'r') throw appError('point.read-only', { point: point.name });
  if (typeof value === 'number') checkNumber(point, value, limits);
  if (typeof value === 'string' && point.type.kind === 'string') checkText(point, value);
  encodePoint(point, value);
};
