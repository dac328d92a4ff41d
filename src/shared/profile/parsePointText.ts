import type { PointValue } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import type { DevicePoint } from './deviceProfile.ts';
import { encodePoint, NONE } from './pointCodec.ts';

const numberOfWord = (words: Readonly<Record<string, string>>, word: string): number | undefined => {
  const found = Object.entries(words).find(([, name]) => name === word);
  return found && Number(found[0]);
};

/** `server, control` or `server+control` → the sum of the bits; undefined when a word is unknown. */
const bitmapFrom = (point: DevicePoint, text: string): number | undefined => {
  if (text === NONE) return 0;
  const bits = new Set(text.split(/\s*[+,]\s*/).map((word) => numberOfWord(point.bits, word)));
  return [...bits].reduce<number | undefined>(
    (sum, bit) => (sum === undefined || bit === undefined ? undefined : sum + 2 ** bit),
    0,
  );
};

const meaningFrom = (point: DevicePoint, word: string): PointValue | undefined => {
  const item = point.range.find(
    (one) => 'means' in one && (one.means === word || ('raw' in one && word === NONE)),
  );
  if (item === undefined || !('means' in item)) return undefined;
  return 'raw' in item ? NONE : item.value;
};

const numberFrom = (point: DevicePoint, text: string): PointValue | undefined => {
  const match = /^(-?\d+(?:\.\d+)?)(?:\s*(\S+))?$/.exec(text);
  if (match === null) return undefined;
  const unit = match[2];
  return unit === undefined || unit === point.unit ? Number(match[1]) : undefined;
};

const valueFrom = (point: DevicePoint, text: string): PointValue | undefined => {
  const word = text.toLowerCase();
  switch (point.type.kind) {
    case 'string':
      return text;
    case 'ipv4':
      return text;
    case 'raw':
      return word.replace(/[\s:-]/g, '').padEnd(point.registers * 4, '0');
    default: {
      if (Object.keys(point.enum).length > 0)
        return numberOfWord(point.enum, word.replace(/[\s_]+/g, '-')) ?? numberFrom(point, text);
      if (Object.keys(point.bits).length > 0) return numberFrom(point, text) ?? bitmapFrom(point, word);
      return meaningFrom(point, word) ?? numberFrom(point, text);
    }
  }
};

/**
 * Reads what a person wrote: `13 A`, `13`, `static`, `on`, `192.168.1.2`, `server, control`, `none`. Strict: a unit
 * other than the point's, a comma or an unknown word is `point.bad-value`. Ranges are `checkRange`'s business.
 */
export const parsePointText = (point: DevicePoint, text: string): PointValue => {
  const trimmed = point.type.kind === 'string' ? text : text.trim();
  const value = valueFrom(point, trimmed);
  if (value === undefined) {
    throw appError('point.bad-value', { point: point.name, value: trimmed.slice(0, 60) });
  }
  encodePoint(point, value);
  return value;
};
