import fc from 'fast-check';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { DevicePoint, DeviceProfile } from '#shared/profile/deviceProfile.ts';
import { anyState, writablePoints } from '#tests/integration/laws/anyState.ts';

/** Two states of every stored setting that can be written; a charger is led from one to the other and back. */
export interface FullStates {
  readonly one: PointValues;
  readonly other: PointValues;
}

/** Points another one of which would lead this computer to a charger that is not there any more. */
const leadsAway = ({ name, place }: DevicePoint): boolean =>
  place.block === 'N' || name.startsWith('modbus.');

const isFreeText = ({ name, type }: DevicePoint): boolean =>
  type.kind === 'string' && name !== 'settings.language' && name !== 'wifi.country';

/** What the rules about several points at once ask for. */
const ruled = (index: 0 | 1): PointValues => ({
  'failsafe.defaultTimeout': [30, 60][index] ?? 0,
  'derating.start': [60, 61][index] ?? 0,
  'derating.stop': [80, 81][index] ?? 0,
  'ocpp.url': ['ws://one.example', 'ws://other.example'][index] ?? '',
  // From 2 on the clock is set first, which is another job than writing settings.
  'ocpp.securityProfile': index,
  // Bit 1 stays: without it OCPP would not heed the limit set over Modbus.
  'ocpp.flags': [2, 3][index] ?? 2,
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((card) => [`cards.${card}.length`, [4, 7][index] ?? 0] as const),
  ),
});

/** The same two states each time. `door` modbus leaves out what would move the charger to another address. */
export const fullStates = (
  profile: DeviceProfile,
  hardwareMaxA: number,
  door: 'bluetooth' | 'modbus',
): FullStates => {
  const samples = fc.sample(anyState(profile, hardwareMaxA), { numRuns: 60, seed: 7 });
  const points = writablePoints(profile).filter((point) => door === 'bluetooth' || !leadsAway(point));
  const one: PointValues = {};
  const other: PointValues = {};
  for (const point of points) {
    const { name } = point;
    const [first, ...rest] = samples.flatMap((state) => (name in state ? [state[name] ?? null] : []));
    one[name] = isFreeText(point) ? 'one' : (first ?? null);
    other[name] = isFreeText(point) ? 'other' : (rest.find((value) => value !== first) ?? first ?? null);
  }
  return { one: { ...one, ...ruled(0) }, other: { ...other, ...ruled(1) } };
};
