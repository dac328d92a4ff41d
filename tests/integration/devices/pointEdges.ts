import type { PointValue } from '#shared/domain/pointValue.ts';
import type { DevicePoint } from '#shared/profile/deviceProfile.ts';

/** The lowest and highest value of a point, and what lies one step outside. */
export interface PointEdges {
  readonly low: PointValue;
  readonly high: PointValue;
  readonly outside: readonly PointValue[];
}

const numberEdges = (low: number, high: number, step: number, allowed: readonly number[]): PointEdges => {
  const trimmed = (value: number) => Number(value.toFixed(4));
  return {
    low,
    high,
    outside: [trimmed(low - step), trimmed(high + step)].filter((value) => !allowed.includes(value)),
  };
};

/** Languages and time zones are words of a list, not any text of their length. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  'settings.language': ['cs', 'en'],
  'clock.timezone': ['', '<-1145>11:45<-1045>,M10.5.0/2,M3.5.0/3:00'.slice(0, 40)],
  'wifi.country': ['', 'CZ'],
};

const textEdges = ({ name, text, registers }: DevicePoint): PointEdges => {
  const min = text?.minBytes ?? 0;
  const max = Math.min(text?.maxBytes ?? registers * 2, registers * 2);
  const [low, high] = words[name] ?? ['a'.repeat(min), 'z'.repeat(max)];
  return { low, high, outside: [...(min > 1 ? ['a'.repeat(min - 1)] : []), 'z'.repeat(max + 1)] };
};

/** What a point takes at its ends; `hardwareMaxA` lowers what follows the hardware. */
export const pointEdges = (point: DevicePoint, hardwareMaxA: number): PointEdges => {
  const { type, range, scale, registers } = point;
  if (type.kind === 'string') return textEdges(point);
  if (type.kind === 'ipv4') return { low: '0.0.0.0', high: '255.255.255.255', outside: ['256.0.0.0'] };
  if (type.kind === 'raw') {
    const bytes = registers * 2;
    return { low: '00'.repeat(bytes), high: 'ff'.repeat(bytes), outside: ['00'.repeat(bytes + 1)] };
  }
  const listed = Object.keys(point.enum).map(Number);
  if (listed.length > 0) return numberEdges(Math.min(...listed), Math.max(...listed), 1, listed);
  const mask = Object.keys(point.bits).reduce((sum, bit) => sum + 2 ** Number(bit), 0);
  if (mask > 0) return numberEdges(0, mask, 1, []);
  const singles = range.flatMap((item) => ('value' in item ? [item.value] : []));
  const spans = range.flatMap((item) => ('max' in item ? [item] : []));
  const top = spans.map(({ max, maxFrom }) => (maxFrom === undefined ? max : Math.min(max, hardwareMaxA)));
  return numberEdges(Math.min(...spans.map(({ min }) => min)), Math.max(...top), scale, singles);
};
