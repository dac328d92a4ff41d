import type { EditablePoint } from '#shared/contract/configuration.ts';
import { needsWholeAmperes } from '#shared/domain/charger/current/wholeAmperes.ts';
import { parsePosixZone, type ZoneRefusal } from '#shared/domain/charger/time/posixZone.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';

/** Why a value cannot be wanted. */
export type ValueProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'range'; readonly ranges: EditablePoint['ranges'] }
  | { readonly kind: 'address' }
  | { readonly kind: 'whole-amperes' }
  | { readonly kind: 'characters' }
  /** No rule a charger's clock can follow. */
  | {
      readonly kind: 'zone';
      readonly reason: ZoneRefusal;
      readonly params: Readonly<Record<string, number>>;
    };

// The map gives currents a maximum of 40 A; the charger's own hardware may allow less.
const MAP_MAX_A = 40;

/** The ranges of a point in this charger. */
export const rangesOf = (point: EditablePoint, hardwareMaxA: number): EditablePoint['ranges'] =>
  point.unit === 'A'
    ? point.ranges.map(({ min, max }) => ({
        min,
        max: max === MAP_MAX_A ? Math.min(max, hardwareMaxA) : max,
      }))
    : point.ranges;

const numberProblem = (
  point: EditablePoint,
  value: PointValue,
  hardwareMaxA: number,
): ValueProblem | null => {
  const ranges = rangesOf(point, hardwareMaxA);
  if (point.special.includes(value)) return null;
  if (typeof value !== 'number') return { kind: 'range', ranges };
  if (ranges.length > 0 && !ranges.some(({ min, max }) => value >= min && value <= max))
    return { kind: 'range', ranges };
  return needsWholeAmperes(point.name) && !Number.isInteger(value) ? { kind: 'whole-amperes' } : null;
};

const bitsProblem = (point: EditablePoint, value: PointValue): ValueProblem | null => {
  const mask = Object.keys(point.bits).reduce((sum, bit) => sum + 2 ** Number(bit), 0);
  const fits = typeof value === 'number' && value >= 0 && (value & ~mask) === 0;
  return fits ? null : { kind: 'range', ranges: [{ min: 0, max: mask }] };
};

const isAddress = (value: PointValue): boolean =>
  typeof value === 'string' &&
  /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(value) &&
  value.split('.').every((part) => Number(part) <= 255);

const textProblem = ({ name }: EditablePoint, value: PointValue): ValueProblem | null => {
  if (typeof value !== 'string') return { kind: 'characters' };
  if (name !== 'clock.timezone') return null;
  const result = parsePosixZone(value);
  return result.isZone ? null : { kind: 'zone', reason: result.reason, params: result.params };
};

/** What is wrong with a wanted value, or null. The charger's profile has the last word when it is written. */
export const valueProblem = (
  point: EditablePoint,
  value: PointValue,
  hardwareMaxA: number,
): ValueProblem | null => {
  if (value === null) return { kind: 'empty' };
  switch (point.kind) {
    case 'number':
      return numberProblem(point, value, hardwareMaxA);
    case 'choice':
      return point.choices[String(value)] === undefined ? { kind: 'empty' } : null;
    case 'bits':
      return bitsProblem(point, value);
    case 'address':
      return isAddress(value) ? null : { kind: 'address' };
    case 'raw':
      return /^([0-9a-f]{4})+$/.test(String(value)) ? null : { kind: 'characters' };
    case 'text':
      return textProblem(point, value);
    default:
      return point.kind satisfies never;
  }
};
