import fc from 'fast-check';
import { needsWholeAmperes } from '#shared/domain/charger/current/wholeAmperes.ts';
import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';

/** Doors and who is told to write them are another law's business. */
const doors = ['modbus.flags', 'loadBalancing.mode', 'ocpp.mode'];

/** Every stored point that a desired state may hold, doors and secrets apart. */
export const writablePoints = ({ points, blocks }: DeviceProfile): readonly DevicePoint[] =>
  [...points.values()].filter(
    ({ name, access, place }) =>
      access === 'rw' && blocks.get(place.block)?.storage === 'staged' && !doors.includes(name),
  );

const inUnits = (raw: number, scale: number) => Number((raw * scale).toFixed(6));

const numberOf = (point: DevicePoint, hardwareMaxA: number): fc.Arbitrary<PointValue> => {
  const { scale, range } = point;
  const parts = range.map((item): fc.Arbitrary<PointValue> => {
    if ('value' in item) return fc.constant(item.value);
    if ('raw' in item) return fc.constant('none');
    const max = item.maxFrom === undefined ? item.max : Math.min(item.max, hardwareMaxA);
    const [low, high] = [Math.round(item.min / scale), Math.round(max / scale)];
    const anywhere = fc.integer({ min: low, max: high });
    const value = fc.oneof(fc.constant(low), fc.constant(high), anywhere).map((raw) => inUnits(raw, scale));
    return needsWholeAmperes(point.name) ? value.map(Math.floor) : value;
  });
  return parts.length > 0 ? fc.oneof(...parts) : fc.integer({ min: 0, max: 1000 });
};

const byteLength = (text: string) => Buffer.byteLength(text);

const textOf = (point: DevicePoint): fc.Arbitrary<string> => {
  if (point.name === 'settings.language') return fc.constantFrom('cs', 'en', 'de');
  if (point.name === 'clock.timezone')
    return fc.constantFrom('UTC0', 'GMT0BST,M3.5.0/1,M10.5.0', 'CET-1CEST,M3.5.0,M10.5.0/3');
  if (point.name === 'wifi.country') return fc.constantFrom('', 'CZ', 'DE');
  const max = Math.min(point.text?.maxBytes ?? Infinity, point.registers * 2);
  const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: max });
  const full = fc.constant('~'.repeat(max));
  const letters = fc.string({ unit: fc.constantFrom('ž', 'Ω', '家', '🔌', ' '), maxLength: max });
  const any = point.text?.charset === 'utf-8' ? fc.oneof(ascii, full, letters) : fc.oneof(ascii, full);
  return any.filter((text) => byteLength(text) <= max);
};

const valueOf = (point: DevicePoint, hardwareMaxA: number): fc.Arbitrary<PointValue> => {
  const { type, bits } = point;
  const words = Object.keys(point.enum).map(Number);
  const positions = Object.keys(bits).map(Number);
  if (point.name === 'safety.flags') return fc.constant(3);
  if (words.length > 0) return fc.constantFrom(...words);
  if (positions.length > 0) {
    return fc.subarray(positions).map((set) => set.reduce((sum, bit) => sum + 2 ** bit, 0));
  }
  if (type.kind === 'string') return textOf(point);
  if (type.kind === 'ipv4') return fc.ipV4();
  if (type.kind === 'raw') {
    const bytes = point.registers * 2;
    return fc
      .uint8Array({ minLength: bytes, maxLength: bytes })
      .map((array) => Buffer.from(array).toString('hex'));
  }
  return numberOf(point, hardwareMaxA);
};

const unattended = ['failsafe.defaultCurrent', 'settings.bootCurrent', 'loadBalancing.meterLossCurrent'];

/** What the rules about several points at once ask for, put right in a state that is else as it fell out. */
const withRules = (state: PointValues, hardwareMaxA: number): PointValues => {
  const found: PointValues = { ...state };
  if (unattended.some((point) => point in found) || 'settings.installLimit' in found) {
    found['settings.installLimit'] = hardwareMaxA;
  }
  if ('derating.start' in found || 'derating.stop' in found) {
    const [low, high] = [Number(found['derating.start'] ?? 60), Number(found['derating.stop'] ?? 80)];
    found['derating.start'] = Math.min(low, high, 89);
    found['derating.stop'] = Math.max(low, high, found['derating.start'] + 1);
  }
  for (let card = 1; card <= 6; card += 1) {
    if (Number(found[`cards.${card}.flags`] ?? 0) % 2 === 1) found[`cards.${card}.length`] = 4;
  }
  return found;
};

/** Any state a charger of this profile may be brought to, from none of its points to all of them. */
export const anyState = (profile: DeviceProfile, hardwareMaxA: number): fc.Arbitrary<PointValues> =>
  fc
    .record(
      Object.fromEntries(writablePoints(profile).map((point) => [point.name, valueOf(point, hardwareMaxA)])),
      { requiredKeys: [] },
    )
    .filter((state) => Object.keys(state).length > 0)
    .map((state) => withRules(state as PointValues, hardwareMaxA));

/** A point and a text for it that no charger may be told. */
export const anythingForbidden = (
  profile: DeviceProfile,
  hardwareMaxA: number,
): fc.Arbitrary<readonly [point: string, text: string]> =>
  fc.constantFrom(...writablePoints(profile)).chain((point) => forbiddenFor(point, hardwareMaxA));

const forbiddenFor = (
  point: DevicePoint,
  hardwareMaxA: number,
): fc.Arbitrary<readonly [point: string, text: string]> => {
  const { name, type, scale, range } = point;
  const as = (text: fc.Arbitrary<string>) => text.map((each) => [name, each] as const);
  const wrongKind = fc.constantFrom('16 kW', 'yes please', '', '1e3', '0x10', '1,5', 'NaN', '-');
  if (type.kind === 'string') {
    const max = Math.min(point.text?.maxBytes ?? Infinity, point.registers * 2);
    const longer = fc.integer({ min: 1, max: 200 }).map((more) => 'x'.repeat(max + more));
    return as(longer);
  }
  if (type.kind === 'ipv4')
    return as(fc.oneof(wrongKind, fc.constantFrom('256.1.1.1', '1.2.3', '1.2.3.4.5')));
  if (type.kind === 'raw') return as(fc.constantFrom('zz', 'ab'.repeat(point.registers * 2 + 1)));
  const positions = Object.keys(point.bits).map(Number);
  if (Object.keys(point.enum).length > 0)
    return as(fc.oneof(wrongKind, fc.constantFrom('77', '-1', '65535')));
  if (positions.length > 0) {
    const above = 2 ** (Math.max(...positions) + 1);
    return as(fc.oneof(wrongKind, fc.constantFrom(String(above), '-1', '0.5')));
  }
  const spans = range.flatMap((item) => ('max' in item ? [item] : []));
  const max = Math.max(
    ...spans.map((item) => (item.maxFrom === undefined ? item.max : Math.min(item.max, hardwareMaxA))),
  );
  const low = Math.min(...spans.map(({ min }) => min));
  const beside = fc
    .integer({ min: 1, max: 5000 })
    .map((steps) => String(inUnits(Math.round(max / scale) + steps, scale)));
  const negative = fc
    .integer({ min: 1, max: 5000 })
    .map((steps) => String(inUnits(Math.min(0, low / scale) - steps, scale)));
  return as(fc.oneof(wrongKind, beside, negative, fc.constant(String(inUnits(low / scale + 0.5, scale)))));
};
