import type { PointValue, PointValues } from '#shared/domain/pointValue.ts';
import { NONE } from '#shared/profile/pointCodec.ts';

type Range = readonly [min: number, max: number];

// Wider than any charger works, narrower than what a broken sensor or a foreign register says.
const amperes: Range = [0, 100];
// No charger of 40 A carries more; just below the sentinel of 65.535 a register is as empty.
const phaseAmperes: Range = [0, 64];
const houseAmperes: Range = [-327.67, 327.67];
const celsius: Range = [-60, 200];
const volts: Range = [0, 500];
const wattsOfPhase: Range = [-30_000, 30_000];
const watts: Range = [-100_000, 100_000];
// The register's own end is the sentinel; a session above 2 MWh is no session.
const wattHours: Range = [0, 4_000_000_000];
const sessionWattHours: Range = [0, 2_000_000];

const ranges: readonly (readonly [RegExp, Range])[] = [
  [/^meter\.current\./, phaseAmperes],
  [/^(meter\.voltage\.|identity\.ratedVoltage$)/, volts],
  [/^meter\.power\.l\d$/, wattsOfPhase],
  [/^(meter|grid)\.power$/, watts],
  [/^meter\.energy\.total$/, wattHours],
  [/^meter\.energy\.session$/, sessionWattHours],
  [/^meter\.frequency$/, [40, 70]],
  [/^meter\.powerFactor$/, [-1, 1]],
  [/^temperature\./, celsius],
  [/^residual\./, [-1000, 1000]],
  [/^grid\.current\./, houseAmperes],
  [/^pilot\.duty$/, [0, 100]],
  [/^pilot\.(high|low)$/, [-20, 20]],
  [/^(limit|control\.setpoint)(?!\.source)/, amperes],
  [/^wifi\.rssi$/, [-120, 0]],
  [/^session\.authSource$/, [0, 7]],
];

// "Unavailable" of the register map, when a charger or an older profile let it through; 65.535 is 0xFFFF as mA.
const sentinels16 = [0xffff, 65.535, -0x8000];
const sentinels32 = [0xffff_ffff, -0x8000_0000];
// 32-bit counters go through 65535 on their way.
const wide =
  /^(state\.uptime|session\.(duration|chargingTime|start|energyLimit)|meter\.energy\.|(meter|grid)\.power$|schedule\.next)/;
const mayBeAnything =
  /^(state\.(fault|warning|faultLatched|sample|lock)|generation\.|history\.generation|session\.id|clock\.(now|set)|capabilities|control\.heartbeat|command\.|commit\.|file\.)|[pP]ort$|meterProfile$/;

const isSentinel = (point: string, value: number): boolean =>
  !mayBeAnything.test(point) &&
  (sentinels32.includes(value) || (!wide.test(point) && sentinels16.includes(value)));

/**
 * The value of a point when it can be true, else null: not a number, an unavailable marker that got through, or
 * outside what is physically sensible. Texts pass, "no limit" among them.
 */
export const saneValue = (point: string, value: PointValue | undefined): PointValue => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value) || isSentinel(point, value)) return null;
  const range = ranges.find(([pattern]) => pattern.test(point))?.[1];
  return range === undefined || (value >= range[0] && value <= range[1]) ? value : null;
};

/** All values of a sample with everything impossible made unknown (null). */
export const saneValues = (values: PointValues): PointValues =>
  Object.fromEntries(Object.entries(values).map(([point, value]) => [point, saneValue(point, value)]));

/** The number a point reads, null when unknown, impossible or no number. */
export const numberOf = (values: PointValues, point: string): number | null => {
  const value = saneValue(point, values[point]);
  return typeof value === 'number' ? value : null;
};

/** A limit in amperes: a number, "none" = no limit from there, null = unknown. */
export const limitOf = (values: PointValues, point: string): number | typeof NONE | null => {
  const value = saneValue(point, values[point]);
  return typeof value === 'number' || value === NONE ? value : null;
};
